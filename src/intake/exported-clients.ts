/** An export of ours read back into the clients it was made of, ids and all, to try things on a copy of them. */
import { textSetBy } from '../client/cells.ts';
import type { Client, Contact } from '../client/client.ts';
import type { Labels } from '../client/columns.ts';
import type { Draft } from '../client/draft.ts';
import { contactTexts, fieldIdIn } from '../client/fields.ts';
import { FileFailure } from '../errors.ts';
import { msg } from '../message.ts';
import { openTable } from '../table/open.ts';
import type { Table } from '../table/table.ts';
import { readInput } from './input.ts';

/**
 * JSON lines give the clients just as they were. Spreadsheets show managers as addresses, which a copy does not know:
 * there only ids are kept.
 * @throws FileFailure, UsageFailure for a file that is no export with the clients' ids
 */
export async function exportedClients(file: string, labels: Labels): Promise<Client[]> {
  const table = await openTable(file);
  try {
    return table.format === 'jsonl' ? await fromLines(table, file) : await fromSheet(file, labels);
  } finally {
    await table.close?.();
  }
}

async function fromLines(table: Table, file: string): Promise<Client[]> {
  const clients: Client[] = [];
  for await (const batch of table.rows()) {
    for (const { row, source } of batch) {
      if (source === undefined) continue;
      const held = Object.entries(JSON.parse(source) as object).filter(([key]) => key !== '_base');
      const client = Object.fromEntries(held) as unknown as Client;
      if (typeof client._id !== 'string' || typeof client.name !== 'string') throw noClient(file, row);
      clients.push(client);
    }
  }
  return clients;
}

async function fromSheet(file: string, labels: Labels): Promise<Client[]> {
  const input = await readInput({ file, labels }, { api: { users: () => Promise.resolve(undefined) } });
  try {
    const clients: Client[] = [];
    for await (const draft of input.drafts()) {
      if (draft.id === '' || textSetBy(draft.cells.name) === '') throw noClient(file, draft.rows[0] ?? 0);
      clients.push(clientOf(draft));
    }
    return clients;
  } finally {
    await input.close();
  }
}

function clientOf({ id, cells, contacts = [], managerIds }: Draft): Client {
  const custom = Object.entries(cells).flatMap(([key, cell]) => {
    const fieldId = fieldIdIn(key);
    return fieldId === undefined || cell === '' ? [] : [[fieldId, textSetBy(cell)] as const];
  });
  return {
    _id: id,
    name: textSetBy(cells.name),
    fullname: textSetBy(cells.fullname),
    phone: textSetBy(cells.phone),
    email: textSetBy(cells.email),
    contacts: contacts.map((contact) => contactOf(contact.cells)).filter(isSomebody),
    customFields: Object.fromEntries(custom),
    portalCustomerManagerIds: managerIds,
    createdAt: Date.now(),
  };
}

function contactOf(cells: NonNullable<Draft['contacts']>[number]['cells']): Contact {
  const texts = Object.entries(cells).map(([part, cell]) => [part, textSetBy(cell)] as const);
  return contactTexts(Object.fromEntries(texts));
}

function isSomebody(contact: Contact): boolean {
  return Object.values(contactTexts(contact)).some((text) => text !== '');
}

function noClient(file: string, row: number): FileFailure {
  return new FileFailure(msg`Row ${row} of ${file} has no ID or no name, so it is no client of an export.`, {
    hint: msg`Name a file that "cubicl-sheets export" wrote, with its columns ID and Name.`,
  });
}
