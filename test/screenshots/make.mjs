/** `npm run screenshots`: runs the demo in a scratch folder and makes the README's pictures of what it really wrote. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { terminalPage } from './terminal-page.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const COLUMNS = 80;
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 };

const scratch = mkdtempSync(join(tmpdir(), 'cubicl-screenshots-'));
try {
  const told = runDemo();
  const browser = await startBrowser();
  const report = pathToFileURL(join(scratch, 'demo/run-2-import/report.html')).href;
  await takePicture(browser, 'report.png', { url: report, viewport: { width: 1280, height: 1060 } });
  await takePicture(browser, 'report-phone-dark.png', { url: report, ...PHONE, colorScheme: 'dark' });
  await takePicture(browser, 'preview.png', { html: terminalPage(previewOf(told), COLUMNS), of: 'main' });
  await browser.close();
  drawWorkbook(join(scratch, 'demo/clients.xlsx'));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** What the demo printed, with its colours, on a terminal of so many columns. */
function runDemo() {
  const line = `stty cols ${COLUMNS} && "${process.execPath}" "${MAIN}" demo`;
  const env = { ...process.env, LANG: 'en_US.UTF-8', TERM: 'xterm-256color' };
  delete env.CI;
  delete env.NO_COLOR;
  return execFileSync('script', ['-qec', line, '/dev/null'], {
    cwd: scratch,
    env,
    encoding: 'utf8',
  });
}

/** Of the third step, the command and what it said, down to the rows that it rejects. */
function previewOf(told) {
  const [, step = ''] = /3\. What would[^\n]*\n([^]*?Rejected \(\d+\)[^]*?)\r?\n\r?\n/.exec(told) ?? [];
  if (step === '')
    throw new Error('The demo has no such third step any more: previewOf looks for its title.');
  // In the demo, a blank line and an indent set the command off.
  return step.replace(/\r?\n {2}\$/, '$');
}

/** The flags are those of test/helpers/browser.ts. */
function startBrowser() {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
      .concat(['--disable-component-update', '--disable-sync'])
      .concat(isRoot ? ['--no-sandbox'] : []),
  });
}

/** Of the first screen, or of one element. */
async function takePicture(browser, name, { url, html, of, ...context }) {
  const page = await browser.newPage(context);
  if (url === undefined) await page.setContent(html);
  else await page.goto(url);
  await (of === undefined ? page : page.locator(of)).screenshot({ path: join(HERE, name) });
  await page.close();
}

/** The upper left corner of the sheet, as LibreOffice shows it. */
function drawWorkbook(file) {
  const profile = `-env:UserInstallation=${pathToFileURL(join(scratch, 'profile')).href}`;
  const onOnePage = 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}';
  const options = ['--headless', '--convert-to', onOnePage, '--outdir', scratch];
  execFileSync('soffice', [profile, ...options, file], { stdio: 'ignore' });
  const corner = ['-r', '96', '-x', '0', '-y', '0', '-W', '1180', '-H', '285'];
  const page = ['-f', '1', '-singlefile'];
  execFileSync('pdftoppm', [
    '-png',
    ...corner,
    ...page,
    join(scratch, 'clients.pdf'),
    join(HERE, 'workbook'),
  ]);
}
