/** A file of no known program: its proposed mapping is written down, and import plans every row by it. */
import { expect, it } from 'vitest';
import { makeWorkdir } from '../helpers/workdir.ts';

it('map writes a mapping that import plans all rows by', async () => {
  const workdir = makeWorkdir();
  const rows = [
    'Firma Adı;Yetkili Kişi;Cep;Telefon;E-posta;E-posta;Puan',
    'Martı Denizcilik Ltd. Şti.;Ayşe Yılmaz;0532 111 22 33;0212 333 44 55;a@marti.example;z@marti.example;10',
    'Yıldız Turizm A.Ş.;Ali Öz;0533 111 22 33;0212 333 44 66;b@yildiz.example;;\u001b[31m20',
  ];
  workdir.write('old.csv', rows.join('\r\n'));
  workdir.write("it's old.csv", rows.join('\r\n'));
  const refused = await workdir.expectRun(2, ['import', "it's old.csv", '--sandbox', '--dry-run']);
  expect(refused.stderr).toContain(`  cubicl-sheets map 'it'\\''s old.csv' --out=mapping.json\n`);

  const { stderr, stdout } = await workdir.expectRun(0, ['map', 'old.csv', '--out', 'mapping.json']);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/Firma Adı +→ +Name +sure +Martı Denizcilik Ltd\. Şti\. \| Yıldız Turizm A\.Ş\.\n/);
  expect(stderr).toMatch(/Puan +→ +ignore +none +10 \| \\u\{1b\}\[31m20\n/);
  expect(stderr).toContain('Goes nowhere, not known: Puan.\n');
  expect(stderr).toContain('cubicl-sheets import old.csv --mapping=mapping.json --dry-run');
  await workdir.expectRun(3, ['map', 'old.csv', '--out', 'mapping.json']);
  const notTheirs = await workdir.expectRun(2, ['map', 'old.csv', '--preset', 'hubspot']);
  expect(notTheirs.stderr).toContain('The file does not look like an export of HubSpot.');

  const planned = [
    'import',
    'old.csv',
    '--mapping',
    'mapping.json',
    '--sandbox',
    '--yes',
    '--run-dir',
    'run',
  ];
  expect(await workdir.json(0, [...planned, '--dry-run'])).toMatchObject({
    rows: 2,
    created: 2,
    rejected: 0,
  });
  expect(workdir.read('run/plan.jsonl')).toMatch(/"Martı Denizcilik Ltd\. Şti\."/);
  expect(workdir.read('run/plan.jsonl')).toMatch(/"contacts":\[\{"name":"Ayşe Yılmaz"/);
});
