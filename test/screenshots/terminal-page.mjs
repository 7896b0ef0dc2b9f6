/** What a program wrote to a terminal, as a page that looks like one. */

const STYLES = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan' };

export function terminalPage(output, columns) {
  const lines = output.split(/\r?\n/).map(lastDrawn).join('\n').trim();
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #fff }
    main { display: inline-block; background: #16181d; color: #d8dce4; padding: 20px 24px; border-radius: 8px }
    pre { margin: 0; width: ${columns}ch; font: 14px/1.4 'DejaVu Sans Mono', monospace; white-space: pre-wrap; word-break: break-all }
    .bold { font-weight: bold; color: #fff } .dim { color: #8b93a3 } .red { color: #ff7b72 }
    .green { color: #7ee787 } .yellow { color: #e3b341 } .cyan { color: #79c0ff }
  </style><main><pre>${styled(lines)}</pre></main>`;
}

/** Progress is written over: what counts is what was drawn last. */
function lastDrawn(line) {
  return line.split(/\r\u001b\[K(?:\u001b\[1A\u001b\[2K)*/).at(-1);
}

function styled(text) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replace(/\u001b\[(\d+)m/g, (_, code) =>
    STYLES[code] === undefined ? '</span>' : `<span class="${STYLES[code]}">`,
  );
}
