/** What cleaning does in a real import: to files of other programs, and never to a value that nobody edited. */
import { describe, expect, it } from 'vitest';
import { makeClient } from '../helpers/make.ts';
import { openSandbox } from '../helpers/sandbox.ts';
import { makeWorkdir } from '../helpers/workdir.ts';

describe('import', () => {
  it('takes first values, writes phones and dates in form, finds owners by the table, and tells the rest', async () => {
    const sandbox = await openSandbox();
    const workdir = makeWorkdir(sandbox);
    workdir.write(
      'cubicl-sheets.config.json',
      JSON.stringify({
        rate: 'unlimited',
        labels: { f1: 'Since' },
        managers: { 'Jane Old': 'elif.karasu@example.com', 'Left Long Ago': '' },
      }),
    );
    workdir.write(
      'old.csv',
      'Name;Email;Phone;Managers;Since\r\n' +
        "Acme;mailto:a@acme.example, b@acme.example;'+90 532 111 22 33;jane old;24.11.2026\r\n" +
        'Beta;;call reception;Left Long Ago;03.04.2024\r\n',
    );
    const args = ['import', 'old.csv', '--phone-region', 'TR', '--dates', 'auto'];
    expect(await workdir.json(0, [...args, '--run-dir', 'run'])).toMatchObject({ created: 2, values: 2 });
    expect(sandbox.clients()).toMatchObject([
      {
        ...{ email: 'a@acme.example', phone: '+905321112233', customFields: { f1: '2026-11-24' } },
        portalCustomerManagerIds: ['5f1e0a0000000000000000a1'],
      },
      { phone: 'call reception', customFields: { f1: '2024-04-03' }, portalCustomerManagerIds: [] },
    ]);
    expect(workdir.records('run/errors.csv').map(([row, , , , code]) => [row, code])).toContainEqual([
      '3',
      'phone-kept',
    ]);
    expect(await workdir.json(0, args)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('never touches a value that stands in Cubicl just as in the file', async () => {
    const odd = makeClient({
      name: "'=Acme",
      email: 'a@x.example; b@x.example',
      phone: "'0212 111 22 33; 0532 111 22 33",
      contacts: [{ name: 'Ann', position: '', phone: 'tel:0212 111 22 33', email: 'mailto:ann@x.example' }],
    });
    const sandbox = await openSandbox({ seed: [odd] });
    const workdir = makeWorkdir(sandbox);
    const columns = 'Name,Email,Phone,Contact 1 name,Contact 1 phone,Contact 1 email';
    await workdir.expectRun(0, ['export', 'some.csv', '--columns', columns]);
    await workdir.expectRun(0, ['export', 'all.csv']);
    for (const file of ['some.csv', 'all.csv'])
      expect(await workdir.json(0, ['import', file, '--phone-region', 'TR'])).toMatchObject({ unchanged: 1 });
    expect(sandbox.clients()).toEqual([odd]);
  });
});
