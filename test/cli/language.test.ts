/** The messages of the command line in Turkish where it is wanted, and in English for machines and everybody else. */
import { describe, expect, it } from 'vitest';
import { makeWorkdir } from '../helpers/workdir.ts';

const LEADS = 'Name,Email\r\nMartı Denizcilik,marti@firm.example\r\n,nobody@firm.example\r\n';

describe('in Turkish', () => {
  it('tells an export and the preview of an import, by --lang', async () => {
    const workdir = makeWorkdir();
    const exported = await workdir.expectRun(0, ['export', 'a.csv', '--sandbox', '--lang', 'tr']);
    expect(exported.stderr).toMatch(/^\d+ müşteri → a\.csv \(\d+ istek, \d+,\d s\)$/m);
    workdir.write('leads.csv', LEADS);
    const args = ['import', 'leads.csv', '--sandbox', '--dry-run', '--rate', '60/1m', '--lang', 'tr'];
    const { stderr } = await workdir.expectRun(1, args);
    expect(stderr).toContain('Plan: 1 oluşturulacak, 1 reddedildi.');
    expect(stderr).toMatch(/^Oluşturulacak \(1\)\n {2}satır 2 {2}Martı Denizcilik$/m);
    expect(stderr).toMatch(/^Yaklaşık \d+ istek; bu hızla /m);
    expect(stderr).toContain('Önizleme, hiçbir şey gönderilmedi: 1 oluşturulacak, 1 reddedildi');
    expect(stderr).toMatch(/^Uygulamak için: cubicl-sheets apply /m);
    expect(stderr).not.toMatch(/to create|Would be|Do it with|Everything is in|requests/);
  });

  it('greets by the language of the system', async () => {
    const { stderr } = await makeWorkdir().expectRun(2, [], {
      env: { LC_MESSAGES: 'tr_TR.UTF-8', LANG: 'C' },
    });
    expect(stderr).toContain('cubicl-sheets login ile saklayın');
  });
});

describe('in English', () => {
  it('stay JSON and logs, whatever the language', async () => {
    const workdir = makeWorkdir();
    const args = ['export', 'a.csv', '--sandbox', '--log-format', 'json', '--json'];
    const { stdout, stderr } = await workdir.expectRun(0, args, { env: { LANG: 'tr_TR.UTF-8' } });
    expect(JSON.parse(stdout)).toMatchObject({ command: 'export', file: 'a.csv' });
    expect(stderr).toMatch(/"message":"\d+ clients → a\.csv \(\d+ requests, /);
  });

  it('is everything with LANG=C, and LC_ALL goes before LANG', async () => {
    const env = { LC_ALL: 'C', LANG: 'tr_TR.UTF-8', NO_COLOR: '1', TERM: 'dumb', CI: 'true' };
    const { stderr } = await makeWorkdir().expectRun(0, ['export', 'a.csv', '--sandbox'], { env });
    expect(stderr).toMatch(/^\d+ clients → a\.csv \(\d+ requests, \d+\.\d s\)$/m);
    expect(stderr).not.toContain('\u001b');
  });
});
