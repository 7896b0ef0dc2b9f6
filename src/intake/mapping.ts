/** The language of mappings: which header means what, in plain JSON. A preset and a file given with --mapping speak the same. */
import { z } from 'zod';

/** How much is known of a header: a real file was seen (A), the vendor's code or pages (B), others' code (C), hearsay (D). */
const SURENESS = ['A', 'B', 'C', 'D'] as const;

/** What is done to one value, in this order whatever the order in the file. */
const steps = {
  /** Spaces at both ends are taken off, unless this is false. */
  trim: z.boolean().optional(),
  /** Cuts the value there; the first part counts, the others go to `rest`. */
  split: z.string().min(1).optional(),
  /** Keeps only the first so many characters. */
  chars: z.int().min(1).optional(),
  /** Gives an id of Salesforce's 15 characters, which may differ in letter case alone, the three of its long form. */
  salesforceId: z.boolean().optional(),
  /** What stands for what; a value that is not listed stays. Compared without regard to case. */
  values: z.record(z.string(), z.string()).optional(),
  case: z.enum(['upper', 'lower', 'title', 'upper-tr', 'lower-tr', 'title-tr']).optional(),
  /** The order of day, month and year in the file; written as 2026-11-24. */
  date: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** In place of nothing. */
  default: z.string().optional(),
  /** Where further values go, joined by "; ". Without it they are alternatives and are not needed. */
  rest: z.string().optional(),
  sure: z.enum(SURENESS).optional(),
};

const columnRule = z.union([z.string(), z.strictObject({ to: z.string(), ...steps })]);
const fieldRule = z.strictObject({
  to: z.string(),
  /** The values of these headers, with `with` (default: a space) between those that hold something. */
  join: z.array(z.string()).min(1).optional(),
  with: z.string().optional(),
  /** The first of these headers that holds something; a list within the list is joined by spaces. */
  first: z
    .array(z.union([z.string(), z.array(z.string()).min(1)]))
    .min(1)
    .optional(),
  /** The same in every row. */
  constant: z.string().optional(),
  ...steps,
});

const rowsRule = z.union([
  z.enum(['client', 'person']),
  /** A row is a client where the column says one of these, else a person. Without the column: a person if it has a company. */
  z.strictObject({ column: z.array(z.string()).min(1), client: z.array(z.string()) }),
]);

const skipRule = z.strictObject({
  column: z.string(),
  is: z.array(z.string()).optional(),
  isNot: z.array(z.string()).optional(),
});

/** What the columns of one kind of file mean. */
export const mappingShape = {
  /**
   * Header → target. A header that comes again is `Header (2)`. `<any>` stands for any text and `<n>` for a number, in the
   * header, and for the same in the target.
   */
  columns: z.record(z.string(), columnRule).default({}),
  /** Targets that are made of several columns, or of none. */
  fields: z.array(fieldRule).default([]),
  rows: rowsRule.default('client'),
  /** Rows that are no clients or people: deleted ones, addresses. */
  skip: z.array(skipRule).default([]),
  /** How sure the headers are that do not say so themselves. */
  sure: z.enum(SURENESS).optional(),
};

export const mappingSchema = z.strictObject({ $schema: z.string().optional(), ...mappingShape });

export type MappingSpec = z.infer<typeof mappingSchema>;
export type ColumnRule = Exclude<z.infer<typeof columnRule>, string>;
export type FieldRule = z.infer<typeof fieldRule>;
/** The target of what is left out on purpose. */
export const IGNORE = 'ignore';
