/** A real Chromium for pages: found on the machine, started once for a file of tests, and closed at its end. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Undefined where the machine has none. `CHROMIUM` names one that is not on the path. */
export const CHROMIUM =
  process.env['CHROMIUM'] ??
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

/** Without these it looks up hosts of its own at every start, which a closed network answers late. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : [])],
  });
}

/** A page of its own settings, used by one test after another: to make one costs more than to load one. */
export class Screen {
  /** What the console and the page complained of, since it was last opened. */
  readonly complaints: string[] = [];
  /** The addresses of everything that was asked for since then. */
  readonly requests: string[] = [];

  private constructor(readonly page: Page) {
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  static async on(browser: Browser, options: BrowserContextOptions = {}): Promise<Screen> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    return new Screen(await context.newPage());
  }

  async open(url: string): Promise<void> {
    this.complaints.length = 0;
    this.requests.length = 0;
    await this.page.goto(url);
  }
}
