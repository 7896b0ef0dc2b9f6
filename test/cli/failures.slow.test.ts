/** Everything that can be wrong from the start: one clear line, the documented exit code, never a stack trace. */
import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir, withoutProgress, type Ran, type Workdir } from '../helpers/workdir.ts';

/** At most two lines: what is wrong, and what to do. */
function expectClear(ran: Ran, said: string | RegExp): void {
  const stderr = withoutProgress(ran.stderr);
  expect(stderr).toMatch(said);
  expect(stderr).toMatch(/^Error: .+\n(.+\n)?$/);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|undefined|\[object/);
}

async function fail(
  code: number,
  args: readonly string[],
  said: RegExp,
  prepare?: (workdir: Workdir) => void,
): Promise<void> {
  const workdir = makeWorkdir();
  prepare?.(workdir);
  expectClear(await workdir.expectRun(code, args), said);
}

describe('a wrong command line is a usage error (exit 2)', () => {
  it.each<[readonly string[], RegExp]>([
    [['exprot'], /Did you mean export\?/],
    [['export', '--format', 'cvs'], /--format takes csv, tsv, xlsx, jsonl, not "cvs"\. Did you mean csv\?/],
    [['completion', 'zhs'], /shell takes bash, zsh, fish, not "zhs"\. Did you mean zsh\?/],
    [['map'], /An argument is missing: cubicl-sheets map <file>/],
    [['map', 'a.csv', 'b.csv'], /"b\.csv" is one argument too many: cubicl-sheets map <file>/],
    [['export', '--fromat', 'csv'], /There is no flag --fromat\. Did you mean --format\?/],
    [['export', 'clients.pdf', '--sandbox'], /clients\.pdf does not say which format/],
    [['export', '', '--sandbox'], /The name of the file is empty/],
    [['export', 'a.csv', '--sandbox', '--rate', 'fast'], /“fast” is not a rate/],
    [
      ['export', 'a.csv', '--sandbox', '--concurrency', '0'],
      /--concurrency takes a whole number from 1 to 16/,
    ],
    [['export', 'a.csv', '--sandbox', '--columns', 'Nmae'], /There is no column "Nmae" to export/],
    [['export', 'a.csv', '--sandbox', '--delimiter', 'ab'], /"ab" can't stand between cells/],
    [['export', 'a.csv', '--sandbox', '--encoding', 'ebcdic'], /can't be written in "ebcdic"/],
    [['export', '-', '--json', '--sandbox'], /--json and a file on stdout would mix/],
    [['export', 'a.csv', '--contacts', 'sheet', '--sandbox'], /contacts sheet needs \.xlsx/i],
    [['export', 'a.csv', '--page-size', '0', '--sandbox'], /--page-size/],
    [['import', 'a.csv', '--match', 'phone', '--sandbox'], /--match can't use "phone"/],
    [['export', 'a.csv', '--token', 'secret'], /A token on the command line can be seen by others/],
    [['export', 'a.csv', '--token=secret'], /A token on the command line can be seen by others/],
    [['export', 'a.csv', '--url', 'http://cubicl.io/api'], /cubicl\.io would get the token in the clear/],
    [['export', 'a.csv', '--url', 'https://me:pw@cubicl.io'], /carries a user name or a password/],
    [['export', 'a.csv', '--url', 'cubicl'], /not a web address/],
    [['export', 'a.csv', '--sandbox', '--config', 'nope.json'], /configuration nope\.json can't be read/],
  ])('%j', async (args, said) => {
    await fail(2, args, said, (workdir) => {
      workdir.write('a-token', 'x');
      if (args[0] === 'import') workdir.write('a.csv', 'Name\r\nA\r\n');
      workdir.env['CUBICL_TOKEN'] = 'some-token';
    });
  });

  it('a broken configuration names the place', async () => {
    await fail(
      2,
      ['export', 'a.csv', '--sandbox'],
      /cubicl-sheets\.config\.json is wrong at "concurrency"/,
      (workdir) => workdir.write('cubicl-sheets.config.json', '{ "concurrency": "many" }'),
    );
    await fail(
      2,
      ['export', 'a.csv', '--sandbox'],
      /cubicl-sheets\.config\.json is not valid JSON/,
      (workdir) => workdir.write('cubicl-sheets.config.json', '{ nope'),
    );
  });
});

describe('the token', () => {
  it('is asked for when there is none (exit 4)', async () => {
    await fail(4, ['export', 'a.csv'], /There is no token\.\n.*CUBICL_TOKEN.*--token-file.*--sandbox/);
  });

  it('is refused by Cubicl with 401 (exit 4), and printed nowhere', async () => {
    const workdir = makeWorkdir(await openSandbox());
    const ran = await workdir.expectRun(4, ['export', 'a.csv', '--verbose'], {
      env: { CUBICL_TOKEN: 'wrong-token-9f2' },
    });
    expectClear(ran, /Cubicl does not accept the token \(401\)/);
    expect(ran.stderr + ran.stdout).not.toContain('wrong-token-9f2');
  });

  it('may lack the permission (exit 4)', async () => {
    const workdir = makeWorkdir(await openSandbox({ behaviour: { permission: 'none' } }));
    expectClear(await workdir.expectRun(4, ['export', 'a.csv']), /may not read \/crm\/customers \(403\)/);
  });

  it('comes from a file that nobody else can read', async () => {
    const sandbox = await openSandbox({ seed: { clients: 3 } });
    const workdir = makeWorkdir(sandbox);
    delete workdir.env['CUBICL_TOKEN'];
    workdir.write('token.txt', `${sandbox.token}\n`);
    chmodSync(workdir.file('token.txt'), 0o644);
    expectClear(
      await workdir.expectRun(3, ['export', 'a.csv', '--token-file', 'token.txt']),
      /token\.txt can be read by others/,
    );
    chmodSync(workdir.file('token.txt'), 0o600);
    await workdir.expectRun(0, ['export', 'a.csv', '--token-file', 'token.txt']);
  });

  it('with a line break in it is named as such, not shown', async () => {
    const workdir = makeWorkdir(await openSandbox());
    const ran = await workdir.expectRun(2, ['export', 'a.csv'], { env: { CUBICL_TOKEN: 'abc\ndef' } });
    expectClear(ran, /The token holds a space, a line break/);
    expect(ran.stderr).not.toContain('abc');
  });
});

describe('the server', () => {
  it('that is not there ends in 5', async () => {
    const workdir = makeWorkdir({ url: 'http://127.0.0.1:9/api/v1', token: 't' });
    expectClear(await workdir.expectRun(5, ['export', 'a.csv']), /127\.0\.0\.1:9 refuses the connection/);
  });

  it('that answers with a web page is not the API (exit 5)', async () => {
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<html>Log in</html>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const workdir = makeWorkdir({ url: `http://127.0.0.1:${port}`, token: 't' });
    expectClear(await workdir.expectRun(5, ['export', 'a.csv']), /is not the API: a web page \(200\) came/);
  });

  it('that sends us elsewhere is not followed (exit 5)', async () => {
    const elsewhere = await openSandbox();
    const workdir = makeWorkdir(await openSandbox({ behaviour: { redirectTo: elsewhere.url } }));
    expectClear(await workdir.expectRun(5, ['export', 'a.csv']), /is not the API: a redirect \(307\)/);
    expect(elsewhere.history).toEqual([]);
  });
});

describe('a file that can not be read ends in 3', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['missing.csv', '', /missing\.csv can't be read: there is no such file/],
    ['empty.csv', '', /empty\.csv is empty/],
    ['page.csv', '<!doctype html><html></html>', /page\.csv is not CSV: it looks like a web page/],
    ['old.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /old Excel workbook/],
    ['cut.xlsx', 'PK\u0003\u0004 and no more', /cut\.xlsx is damaged/],
    ['quote.csv', 'Name,Phone\r\n"Acme,1\r\n', /row 2: the cell that begins "Acme,1.*is never closed/],
    ['broken.jsonl', '{"name":"A"}\n{"name":\n', /broken\.jsonl, line 2: the line is not JSON/],
  ])('%s', async (name, content, said) => {
    await fail(3, ['import', name, '--sandbox'], said, (workdir) => {
      if (!name.startsWith('missing')) workdir.write(name, content);
    });
  });

  it('as JSON for a script: one object with the exit code and the message', async () => {
    const workdir = makeWorkdir();
    expect(await workdir.json(3, ['import', 'missing.csv', '--sandbox'])).toEqual({
      exitCode: 3,
      error: "missing.csv can't be read: there is no such file or folder.",
      hint: 'Check the spelling and the folder.',
    });
  });
});

it('a hostile file name or cell reaches the terminal spelled out', async () => {
  const workdir = makeWorkdir();
  const { stderr } = await workdir.expectRun(3, ['import', '\u001b[2Jbad.csv', '--sandbox']);
  expect(stderr).toContain('\\u{1b}[2Jbad.csv');
  expect(stderr).not.toContain('\u001b');
});
