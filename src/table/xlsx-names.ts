/** Makes names that Excel takes for sheets. Source: "Rename a worksheet", support.microsoft.com. */

const MAX_UNITS = 31;
/** Excel keeps it for its own use, in any case. */
const RESERVED = /^history$/i;
/** What tabs, or XML, have no place for. */
const FORBIDDEN = /[\\/?*:[\]\0-\x1f\x7f\ufffe\uffff]|^'|'$/g;

/**
 * The names as Excel takes them, each different from the others whatever its case. A good name stays as it is: the
 * others, which only other programs' workbooks bring, are mended, since a name is no reason to lose a sheet.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const base = mended(name);
    let free = base;
    for (let next = 2; taken.has(folded(free)); next += 1) free = cut(base, ` (${next})`);
    taken.add(folded(free));
    return free;
  });
}

function mended(name: string): string {
  const allowed = name.replace(FORBIDDEN, '_').toWellFormed();
  const short = cut(allowed, '').replace(/'$/, '_');
  if (short.trim() === '') return 'Sheet';
  return RESERVED.test(short) ? `${short}_` : short;
}

/** `name` with `ending`, cut in front of it where both are too long; never through the middle of an emoji. */
function cut(name: string, ending: string): string {
  const room = MAX_UNITS - ending.length;
  const short = name.slice(0, room);
  return (short.isWellFormed() ? short : short.slice(0, -1)) + ending;
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
