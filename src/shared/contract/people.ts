import { z } from 'zod'
import { IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'
import { Change, opened } from './base.ts'
import { ReviewState } from './reviewing.ts'

export const PersonStatus = z.enum(['active', 'left'])

export const PersonRow = z.object({
  id: PersonId,
  employeeNumber: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  managerId: PersonId.nullable(),
  managerName: z.string().nullable(),
  hiredOn: IsoDate.nullable(),
  status: PersonStatus,
  goals: z.number().int(),
  /** Basis points given to this person's goals in the running cycle. */
  weightBp: z.number().int(),
  lastOneToOneOn: IsoDate.nullable(),
  /** Null when not in the running cycle. */
  review: ReviewState.nullable(),
})
export type PersonRow = Readonly<z.infer<typeof PersonRow>>

export const PersonDetail = PersonRow.extend({
  givenName: z.string(),
  familyName: z.string(),
  reports: z.array(z.object({ id: PersonId, name: z.string() })),
  counts: z.object({ timeline: z.number(), goals: z.number(), oneToOnes: z.number(), reviews: z.number(), rewards: z.number() }),
})
export type PersonDetail = Readonly<z.infer<typeof PersonDetail>>

const PersonFields = z.object({
  givenName: z.string().trim().max(300),
  familyName: z.string().trim().max(300),
  email: z.string().trim().max(320).nullable(),
  employeeNumber: z.string().trim().max(100).nullable(),
  jobTitle: z.string().trim().max(300).nullable(),
  unit: z.string().trim().max(300).nullable(),
  managerId: PersonId.nullable(),
  hiredOn: IsoDate.nullable(),
  status: PersonStatus,
})
export type PersonFields = Readonly<z.infer<typeof PersonFields>>

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

export const people = {
  list: opened.output(z.array(PersonRow)),
  get: opened
    .input(z.object({ personId: PersonId }))
    .output(PersonDetail)
    .errors({ PERSON_NOT_FOUND: {} }),
  create: opened
    .input(PersonFields)
    .output(z.object({ personId: PersonId, change: Change }))
    .errors({
      PERSON_NEEDS_NAME: {},
      /** The manager named is nobody in the vault. */
      PERSON_NOT_FOUND: {},
      EMPLOYEE_NUMBER_TAKEN: { data: z.object({ name: z.string() }) },
    }),
  update: opened
    .input(z.object({ personId: PersonId, fields: PersonFields.partial() }))
    .output(Change)
    .errors({
      PERSON_NOT_FOUND: {},
      PERSON_NEEDS_NAME: {},
      OWN_MANAGER: {},
      MANAGER_CYCLE: { data: z.object({ names: z.array(z.string()) }) },
      EMPLOYEE_NUMBER_TAKEN: { data: z.object({ name: z.string() }) },
    }),
  /** The same change to several people at once: one transaction, one undo. */
  updateMany: opened
    .input(
      z.object({
        personIds: z.array(PersonId).min(1).max(10_000),
        fields: z.object({ managerId: PersonId.nullable(), status: PersonStatus }).partial(),
      }),
    )
    .output(Change)
    .errors({ PERSON_NOT_FOUND: {}, OWN_MANAGER: {}, MANAGER_CYCLE: { data: z.object({ names: z.array(z.string()) }) } }),
  remove: opened
    .input(z.object({ personIds: z.array(PersonId).min(1).max(10_000) }))
    .output(Change)
    .errors({ PERSON_NOT_FOUND: {} }),
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
