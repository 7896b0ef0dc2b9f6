/** Merges one row into the client it means, field by field and contact by contact. */
import type { Client } from '../client/client.ts';
import { baseOf, readBase, type Base, type GoodBase } from '../client/base.ts';
import { foldKey, wishOf, type Wish } from '../client/cells.ts';
import { keepsTurkish } from '../client/kept-letters.ts';
import type { OpenConflict } from '../client/conflict.ts';
import type { Draft } from '../client/draft.ts';
import { contactTexts, fieldText, type FieldKey } from '../client/fields.ts';
import { managerIdsText, plainManagers, sameManagers } from '../client/managers.ts';
import type { Writes } from './body.ts';
import { mergeContacts } from './contacts.ts';
import type { SeenDamage } from '../client/damage.ts';
import { conflictOf, type ConflictAt } from './decide-issues.ts';
import { mergeField } from './merge.ts';
import type { Change, Conflict } from './plan.ts';
import type { PlanRules } from './rules.ts';

export interface MergedClient {
  /** The row's fingerprints. */
  readonly base: Base;
  readonly writes: Writes;
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly damaged: readonly DamagedCell[];
  /** How many cells look as they were exported, but are stored otherwise. */
  readonly unseen: number;
  /** The keys of everything written, as issues name them. */
  readonly written: ReadonlySet<string>;
}

export interface DamagedCell {
  readonly key: string;
  readonly cell: string;
  readonly damage: SeenDamage;
}

/** What the row writes into the client as it is (`image`), and what of it is in conflict or damaged. */
export function mergeClient(draft: Draft, image: Client, rules: PlanRules): MergedClient {
  const base = readBase(draft.base, image._id);
  const fields = askedOf(draft, image).map((key) => mergeOne(key, { draft, image, base }, rules));
  const contacts = draft.contacts && mergeContacts(contactsInput(draft, image, base), rules);
  const written = [
    ...fields.flatMap(({ key, server, merged }) =>
      merged.is === 'write' ? [{ key, from: server, to: merged.text }] : [],
    ),
    ...(contacts?.changes ?? []),
  ];
  const conflicts = [
    ...fields.flatMap(({ key, merged }) =>
      merged.is === 'conflict'
        ? [{ key, place: key, wasEmpty: base.is === 'good' && base.same(key, ''), ...merged }]
        : [],
    ),
    ...(contacts?.conflicts ?? []),
  ];
  const texts = fields.flatMap(({ key, merged }) =>
    merged.is === 'write' ? [[key, merged.text] as const] : [],
  );
  return {
    base,
    writes: {
      texts: new Map(texts.filter(([key]) => key !== 'managers')),
      ...(texts.some(([key]) => key === 'managers') ? { managerIds: draft.managerIds } : {}),
      ...(contacts && contacts.changes.length > 0 ? { contacts: contacts.contacts } : {}),
    },
    changes: written.map(({ key, ...change }) => told(change, headerFor(draft, key, rules))),
    conflicts: conflicts.map((each) => conflictOf(draft, keeping(each, { draft, image }, rules), rules)),
    damaged: [
      ...fields.flatMap(({ key, merged }) => (merged.is === 'damaged' ? [{ key, ...merged }] : [])),
      ...(contacts?.damaged ?? []),
    ],
    unseen: fields.filter(({ merged }) => merged.is === 'unseen').length + (contacts?.unseen ?? 0),
    written: new Set(written.map(({ key }) => key)),
  };
}

function told({ contact, from, to }: Omit<Change, 'column'>, column: string): Change {
  return { column, ...(contact === undefined ? {} : { contact }), from, to };
}

/** People rename no client, and write nothing into one that is somebody else, but for its contacts. */
function askedOf(draft: Draft, image: Client): FieldKey[] {
  if (draft.isPerson && foldKey(draft.cells.name ?? '') !== foldKey(image.name)) return [];
  return fieldsOf(draft).filter((key) => key !== 'name' || !draft.isNamedByPeople);
}

type PlacedConflict = Omit<ConflictAt, 'kept'> &
  Pick<OpenConflict, 'place'> & { readonly label?: string; readonly wasEmpty: boolean };

function keeping(
  conflict: PlacedConflict,
  { draft, image }: { readonly draft: Draft; readonly image: Client },
  rules: PlanRules,
): ConflictAt {
  const { key, place, label = headerFor(draft, key, rules), wasEmpty } = conflict;
  const was = wasEmpty ? { was: '' } : {};
  return { ...conflict, kept: { id: image._id, place, label, base: baseOf(image, rules.directory), ...was } };
}

/** The fields that the sheet has columns for. */
export function fieldsOf(draft: Draft): FieldKey[] {
  return Object.keys(draft.cells) as FieldKey[];
}

function mergeOne(key: FieldKey, at: { draft: Draft; image: Client; base: Base }, rules: PlanRules) {
  const { draft, image, base } = at;
  const server = fieldText(image, key, rules.directory);
  const typed = wishOf(draft.cells[key] ?? '');
  const wasAtExport = base.is === 'good' ? asAtExport(base, key, rules) : undefined;
  const isUntouched = (): boolean => typed.to === 'set' && wasAtExport?.(typed.text) === true;
  const wish = key === 'managers' && !isUntouched() ? managersWish(typed, server, rules) : typed;
  return {
    key,
    server,
    merged: mergeField(
      {
        ...{ wish, server, isAddress: key === 'email', keepsTurkish: keepingTurkish(draft, base) },
        ...(wasAtExport ? { wasAtExport } : {}),
        ...(draft.typed?.[key] === undefined ? {} : { typed: draft.typed[key] }),
      },
      rules,
    ),
  };
}

function asAtExport(base: GoodBase, key: FieldKey, { directory }: PlanRules): (text: string) => boolean {
  const isSame = (text: string): boolean => base.same(key, text);
  return key === 'managers' ? (text) => isSame(text) || isSame(managerIdsText(text, directory)) : isSame;
}

/** The same people in other words or another order are no change. */
function managersWish(typed: Wish, server: string, { directory }: PlanRules): Wish {
  if (typed.to !== 'set') return typed;
  const plain = plainManagers(typed.text, directory);
  return { to: 'set', text: sameManagers(plain, server) ? server : plain };
}

function contactsInput(draft: Draft, image: Client, base: Base) {
  const { contacts = [], lineParts } = draft;
  const input = { drafts: contacts, server: image.contacts ?? [], ...(lineParts ? { lineParts } : {}) };
  if (base.is !== 'good') return input;
  return { ...input, base: base.contacts, keepsTurkish: keepingTurkish(draft, base) };
}

function keepingTurkish(draft: Draft, base: Base): () => boolean {
  return () => base.is === 'good' && keepsTurkish(draft, base);
}

function headerFor(draft: Draft, key: string, rules: PlanRules): string {
  return rules.placeOf(draft, key).header ?? (key.startsWith('contact') ? 'Contacts' : key);
}

/** How many of the cells that the sheet covers hold something in Cubicl. */
export function filledCells(draft: Draft, image: Client, rules: PlanRules): number {
  const fields = fieldsOf(draft).filter((key) => fieldText(image, key, rules.directory) !== '');
  const contacts = draft.contacts ? (image.contacts ?? []) : [];
  const parts = contacts.flatMap((contact) => Object.values(contactTexts(contact)).filter(Boolean));
  return fields.length + parts.length;
}
