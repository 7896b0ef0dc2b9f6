/** The messages of the command line in Turkish where it is wanted, and in English for machines and everybody else. */
import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

const LEADS = 'Name,Email\r\nMartı Denizcilik,marti@firm.example\r\n,nobody@firm.example\r\n';

/** Words of which an English sentence has one. */
const ENGLISH = /(?<!\p{L})(?:the|is|are|was|were|this|these|that|of|and|or|not|with|it|to|in)(?!\p{L})/iu;

describe('in Turkish', () => {
  it('tells an export and the preview of an import, by --lang', async () => {
    const workdir = makeWorkdir();
    const exported = await workdir.expectRun(0, ['export', 'a.csv', '--sandbox', '--lang', 'tr']);
    expect(exported.stderr).toMatch(/^\d+ müşteri → a\.csv \(\d+ istek, \d+,\d sn\)$/m);
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

  it('says what is wrong with rows, and in English where the same plan is applied in English', async () => {
    const workdir = makeWorkdir();
    copyFileSync(new URL('../../samples/messy.csv', import.meta.url), workdir.file('messy.csv'));
    const args = ['import', 'messy.csv', '--sandbox', '--run-dir', 'run', '--dry-run', '--json'];
    const { stdout, stderr } = await workdir.expectRun(1, [...args, '--lang', 'tr']);
    expect(JSON.parse(stdout)).toMatchObject({ rejected: 6 });
    const files = ['errors.csv', 'rejected.csv', 'results.csv'].map((name) => workdir.read(`run/${name}`));
    expect(files[0]).toContain('Bu bir e-posta adresi değil. Yalnızca adresi yazın, örneğin ad@example.com.');
    for (const text of [stderr, ...files]) expect(text.replaceAll('not an address', '')).not.toMatch(ENGLISH);
    expect(workdir.read('run/plan.jsonl')).toContain('This is not an e-mail address.');
    await workdir.expectRun(1, ['apply', 'run', '--sandbox', '--lang', 'en']);
    expect(workdir.read('run/errors.csv')).toContain('This is not an e-mail address.');
  });

  it('says what stopped a run and what to do next, and to a script in English', async () => {
    const args = ['import', 'none.csv', '--sandbox', '--json', '--lang', 'tr'];
    const { stdout, stderr } = await makeWorkdir().expectRun(3, args);
    expect(stderr).toContain('Hata: none.csv okunamıyor: böyle bir dosya ya da klasör yok.\n');
    expect(stderr).toContain('Yazılışa ve klasöre bakın.');
    expect(JSON.parse(stdout)).toMatchObject({
      error: "none.csv can't be read: there is no such file or folder.",
      hint: 'Check the spelling and the folder.',
    });
  });

  it('says where a workbook is damaged, in every word', async () => {
    const workdir = makeWorkdir();
    workdir.write('cut.xlsx', 'PK\u0003\u0004 and no more');
    const { stderr } = await workdir.expectRun(3, ['import', 'cut.xlsx', '--sandbox', '--lang', 'tr']);
    expect(stderr).toBe(
      'Hata: cut.xlsx bozuk: yarıda kesilmiş ya da yolda değişmiş.\n' +
        'Dosyayı yeniden alın ya da bir tablo programında açıp yeniden kaydedin.\n',
    );
  });

  it('helps by --lang, in every word', async () => {
    const { stdout } = await makeWorkdir().expectRun(0, ['runs', '--help', '--lang', 'tr']);
    expect(stdout).toContain('Çalışmaları durumlarıyla ve sürdüren komutla listeler');
    expect(stdout).toContain('Seçenekler:\n  --json');
    expect(stdout).toContain('Örnekler:\n  Ne yapıldı, ne kaldı:\n');
  });

  it('tells of texts that Excel would cut', async () => {
    const seed = [{ _id: 'c1', name: 'Uzun', customFields: { notes: 'x'.repeat(40_000) } }];
    const workdir = makeWorkdir(await openSandbox({ seed }));
    const { stderr } = await workdir.expectRun(0, ['export', 'a.xlsx', '--lang', 'tr']);
    expect(stderr).toContain(
      '1 metin, bir Excel hücresinin aldığı 32.767 karakterden uzun: Uzun (c1), sütun "custom:notes". ',
    );
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
