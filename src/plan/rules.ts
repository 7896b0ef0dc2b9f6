/** What the user decided beforehand, for the whole import. */
import type { Draft } from '../client/draft.ts';
import type { Directory } from '../client/managers.ts';
import type { Issue } from '../errors.ts';
import type { ContactRules } from './contacts.ts';

export type Mode = 'upsert' | 'create' | 'update';

export interface PlanRules extends ContactRules {
  readonly mode: Mode;
  /** Whether damaged cells are put back as they were, rather than reported as problems. Nothing is written either way. */
  readonly repair: boolean;
  readonly directory: Directory;
  /** Where a field or a part of a contact stands in the sheet; the row alone where it has no column. */
  readonly placeOf: (draft: Draft, key: string) => Pick<Issue, 'row' | 'sheet' | 'column' | 'header'>;
}
