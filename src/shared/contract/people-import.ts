import { z } from 'zod'
import { Change, opened } from './base.ts'

/** What a column of the file may mean. `name` is a full name, split when given and family names are absent. */
export const ImportField = z.enum([
  'employeeNumber',
  'name',
  'givenName',
  'familyName',
  'email',
  'jobTitle',
  'unit',
  'manager',
  'hiredOn',
  'status',
])
export type ImportField = z.infer<typeof ImportField>

export const ImportProblem = z.object({
  /** Row of the file as a spreadsheet counts it; the header is row 1. */
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.enum([
    'missing-name',
    'missing-id',
    'duplicate-id',
    'duplicate-row',
    'unknown-manager',
    'ambiguous-manager',
    'own-manager',
    'manager-cycle',
    'unreadable-date',
    'ambiguous-date',
    'ragged-row',
    'nul-removed',
    'scientific-id',
    'maybe-mojibake',
    'name-too-long',
    'duplicate-email',
  ]),
  value: z.string(),
  /** `skips` the row is left out; `repairs` the value is mended as `repair` says; `notes` it is imported as it is. */
  effect: z.enum(['skips', 'repairs', 'notes']),
  repair: z.string().nullable(),
})
export type ImportProblem = Readonly<z.infer<typeof ImportProblem>>

export const ImportPreview = z.object({
  token: z.string(),
  fileName: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.object({ index: z.number().int(), header: z.string(), sample: z.array(z.string()), field: ImportField.nullable() })),
  hasHeader: z.boolean(),
  counts: z.object({
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    skipped: z.number().int(),
  }),
  /** The gravest first when there are too many to show; in the order of the rows. */
  problems: z.array(ImportProblem),
  /** How many more were found. */
  moreProblems: z.number().int(),
  /** The first rows as they would be imported. */
  sample: z.array(
    z.object({
      row: z.number().int(),
      name: z.string(),
      jobTitle: z.string().nullable(),
      unit: z.string().nullable(),
      manager: z.string().nullable(),
      outcome: z.enum(['added', 'changed', 'unchanged', 'skipped']),
    }),
  ),
})
export type ImportPreview = Readonly<z.infer<typeof ImportPreview>>

export const peopleImport = {
  /** Reads the file and says what an import would do; changes nothing. `mapping` overrules the guess, per column index. */
  importPreview: opened
    .input(
      z.object({
        fileName: z.string().max(300),
        file: z.file().max(50_000_000),
        mapping: z.array(ImportField.nullable()).nullable(),
        hasHeader: z.boolean().nullable(),
      }),
    )
    .output(ImportPreview)
    .errors({
      FILE_EMPTY: {},
      FILE_NOT_TEXT: {},
      FILE_TOO_WIDE: { data: z.object({ columns: z.number(), limit: z.number() }) },
      FILE_TOO_LONG: { data: z.object({ limit: z.number() }) },
      NO_NAME_COLUMN: { data: ImportPreview },
    }),
  /** One transaction, one undo. */
  importCommit: opened
    .input(z.object({ token: z.string() }))
    .output(z.object({ change: Change, added: z.number().int(), changed: z.number().int() }))
    .errors({ PREVIEW_GONE: {}, PREVIEW_OUTDATED: {} }),
}
