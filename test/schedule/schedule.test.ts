/** What is written for a scheduler runs what is meant, whatever stands in paths and names. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cronLine, withJob, withoutJob } from '../../src/schedule/cron.ts';
import { readTime, type Job } from '../../src/schedule/job.ts';
import { launchdPlist } from '../../src/schedule/launchd.ts';
import { calendarOf, systemdUnits } from '../../src/schedule/systemd.ts';
import { windowsTask } from '../../src/schedule/windows.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const AWKWARD = ['plain', 'two words', "it's", '100%', 'a"b', 'c:\\d\\', '$HOME', '`id`', '&<>', 'ş'];

function job(changes: Partial<Job> = {}): Job {
  return {
    argv: ['/bin/echo', 'x'],
    folder: '/tmp',
    every: 'day',
    at: { hour: 6, minute: 5 },
    name: 'export',
    ...changes,
  };
}

describe('a line of a crontab', () => {
  it.each([
    ['hour', '5 * * * * '],
    ['day', '5 6 * * * '],
    ['week', '5 6 * * 1 '],
  ] as const)('every %s', (every, beginning) => {
    expect(cronLine(job({ every }))).toMatch(beginning);
  });

  it('runs the very words in the very folder, as cron hands them to sh', () => {
    const folder = makeWorkdir().path;
    const print = 'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(1)]))';
    const line = cronLine(job({ argv: [process.execPath, '-e', print, ...AWKWARD], folder }));
    expect(line.replaceAll('\\%', '')).not.toContain('%');
    const command = line.split(' ').slice(5).join(' ').replaceAll('\\%', '%');
    expect(JSON.parse(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' }))).toEqual([
      folder,
      ...AWKWARD,
    ]);
  });

  it('is there once, and leaves the others as they are', () => {
    const others = 'MAILTO=me\n0 1 * * * other # cubicl-sheets: exportx\n';
    const once = withJob(others, job());
    expect(withJob(once, job())).toBe(once);
    expect(withoutJob(once, 'export')).toBe(others);
    expect(withoutJob(withJob('no newline', job()), 'export')).toBe('no newline\n');
  });
});

describe('systemd', () => {
  const has = spawnSync('systemd-analyze', ['--version']).status === 0;

  it.skipIf(!has)('takes the units and the times (skipped where there is no systemd-analyze)', () => {
    const workdir = makeWorkdir();
    const { files } = systemdUnits(job({ argv: ['/bin/echo', ...AWKWARD] }));
    for (const [name, text] of Object.entries(files)) workdir.write(name, text);
    const paths = Object.keys(files).map((name) => workdir.file(name));
    const verified = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' });
    expect(verified.stderr).not.toContain(workdir.path);
    for (const every of ['hour', 'day', 'week'] as const) {
      execFileSync('systemd-analyze', ['calendar', calendarOf(job({ every }))]);
    }
  });

  it('gets every sign that means something there doubled or escaped', () => {
    const service = systemdUnits(job({ argv: AWKWARD, folder: '/a b/100%' })).files[
      'cubicl-sheets-export.service'
    ];
    expect(service).toContain('WorkingDirectory=/a b/100%%\n');
    expect(service).toContain(String.raw`"100%%" "a\"b" "c:\\d\\" "$$HOME"`);
  });
});

describe('launchd', () => {
  const has = spawnSync('python3', ['-c', 'import plistlib']).status === 0;

  it.skipIf(!has)('gets a property list of the very words (skipped where there is no python3)', () => {
    const read = 'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
    const input = launchdPlist(job({ argv: AWKWARD, folder: '/a & b', every: 'week' }));
    expect(JSON.parse(execFileSync('python3', ['-c', read], { input, encoding: 'utf8' }))).toEqual({
      Label: 'cubicl-sheets.export',
      ProgramArguments: AWKWARD,
      WorkingDirectory: '/a & b',
      StartCalendarInterval: { Weekday: 1, Hour: 6, Minute: 5 },
    });
  });
});

describe('Windows', () => {
  it('gets the very words, as PowerShell and then the program take them apart', () => {
    const awkward = [...AWKWARD, '', '’quoted‘', 'two\\\\', 'end \\', 'q\\"', '"'];
    const task = windowsTask(job({ argv: ['C:\\it’s\\node.exe', ...awkward], folder: "C:\\o'b" }));
    const [program, argument, folder] = powerShellTexts(task);
    expect([program, folder]).toEqual(['C:\\it’s\\node.exe', "C:\\o'b"]);
    expect(windowsWords(argument ?? '')).toEqual(awkward);
    expect(task).toContain("-Daily -At '06:05'");
  });
});

/** What stands between single quotes; two of them, straight or curly, are one. Source: about_Quoting_Rules. */
function powerShellTexts(code: string): string[] {
  const quote = "['‘’‚‛]";
  const texts = code.matchAll(new RegExp(`${quote}((?:${quote}{2}|[^'‘’‚‛])*)${quote}`, 'gu'));
  return [...texts].map(([, text = '']) => text.replace(new RegExp(`(${quote})${quote}`, 'gu'), '$1'));
}

/** Source: "Parsing C command-line arguments" of the Microsoft C runtime. */
function windowsWords(line: string): string[] {
  const words: string[] = [];
  let [word, isQuoted, isOpen] = ['', false, false];
  for (const [piece] of line.matchAll(/\\*"|\\+|[^\\"]/gu)) {
    const slashes = piece.length - 1;
    if (piece.endsWith('"')) {
      word += '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
      isOpen = true;
    } else if (piece === ' ' && !isQuoted) {
      if (isOpen) words.push(word);
      [word, isOpen] = ['', false];
    } else {
      word += piece;
      isOpen = true;
    }
  }
  return isOpen ? [...words, word] : words;
}

describe('a time of day', () => {
  it.each(['24:00', '6', '06:60', 'noon', ''])('is not %s', (text) => {
    expect(() => readTime(text)).toThrow('--at takes');
  });
});

describe('schedule --install', () => {
  it('puts every flag of the export into the entry, and the address that only the environment tells', async () => {
    const flags = [
      ...['--format=csv', '--name=x y', '--id=a1', '--id=b2', '--columns=ID,Name', '--contacts=rows'],
      ...[
        '--delimiter=;',
        '--encoding=windows-1254',
        '--page-size=50',
        '--force',
        '--keep=3',
        '--if-changed',
      ],
      ...['--changes=c.xlsx', '--on-done=echo "done"', '--config=c.json', '--account=acme', '--rate=10/1s'],
      ...['--concurrency=2', '--quiet', '--verbose', '--log-format=text', '--lang=tr'],
    ];
    const workdir = makeWorkdir();
    const url = 'https://cubicl.example/api/v1';
    const schedule = ['schedule', 'a-{date}.csv', '--as=launchd', '--entry=nightly', ...flags];
    const { stdout } = await workdir.expectRun(0, schedule, { env: { CUBICL_URL: url } });
    const [, words = ''] = /<array>(.*)<\/array>/s.exec(stdout) ?? [];
    const given = [...words.matchAll(/<string>(.*)<\/string>/g)].map(([, word]) => word);
    expect(new Set(given.slice(2))).toEqual(new Set(['export', 'a-{date}.csv', ...flags, `--url=${url}`]));
  });

  it.each([
    [['clients.xlsx'], '{date}'],
    [['clients-{date}.xlsx', '--every=hour'], '{time}'],
    [['-'], 'Name one'],
  ])('refuses %j, which would work only once', async (args, said) => {
    expect((await makeWorkdir().expectRun(2, ['schedule', ...args])).stderr).toContain(said);
  });

  it.each([
    [2, ['c-{date}.txt'], '.jsonl'],
    [2, ['c.csv', '--force', '--keep=3'], '--keep'],
    [2, ['c-{date}.csv', '--changes=c.foo'], 'c.foo'],
    [2, ['c-{date}.csv', '--contacts=sheet'], '.xlsx'],
    [3, ['nowhere/c-{date}.csv'], 'nowhere/c-{date}.csv'],
  ])('refuses with %i %j, which would fail each time', async (code, args, said) => {
    const workdir = makeWorkdir();
    expect((await workdir.expectRun(code, ['schedule', ...args])).stderr).toContain(said);
  });

  it('puts the job into the crontab once, without a token, and takes it out again', async () => {
    const workdir = makeWorkdir();
    mkdirSync(workdir.file('bin'));
    workdir.write(
      'bin/crontab',
      '#!/bin/sh\ncd "$HOME"\nif [ "$1" = -l ]; then cat tab 2>/dev/null || { echo "no crontab for me" >&2; exit 1; }; else cat > tab; fi\n',
    );
    chmodSync(workdir.file('bin/crontab'), 0o755);
    const env = { PATH: `${workdir.file('bin')}:${process.env['PATH'] ?? ''}`, CUBICL_TOKEN: 's3cr3t' };
    const args = ['schedule', '100%-{date}.csv', '--sandbox', '--as', 'cron', '--at', '02:30'];
    await workdir.expectRun(0, [...args, '--install'], { env });
    await workdir.expectRun(0, [...args, '--install'], { env });
    const [line = '', ...more] = workdir.read('tab').trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(line).toMatch(/^30 2 \* \* \* /);
    expect(line).not.toContain('s3cr3t');
    const command = line.split(' ').slice(5).join(' ').replaceAll('\\%', '%');
    execFileSync('/bin/sh', ['-c', command], {
      stdio: 'ignore',
      env: { PATH: '/usr/bin:/bin', HOME: workdir.path },
    });
    expect(execFileSync('ls', [workdir.path], { encoding: 'utf8' })).toMatch(/100%-\d{4}-\d{2}-\d{2}\.csv/);
    await workdir.expectRun(0, [...args, '--remove'], { env });
    expect(workdir.read('tab')).toBe('');
    const again = await workdir.expectRun(0, [...args, '--remove'], { env });
    expect(again.stderr).toBe('There was no entry export to remove, for cron.\n');
  });
});
