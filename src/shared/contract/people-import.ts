import { z } from 'zod'
import { IsoDate } from '../kernel/dates.ts'
import { PersonId } from '../kernel/ids.ts'
import { Change, opened } from './base.ts'
import { ChangePreview, dateRefusals, HandOver, managerRefusals } from './people-changes.ts'

/**
 * What a column of the file may mean. `name` is a full name, split when given and family names are absent; `since` and `until` are the
 * first and the last day on which what the row says holds.
 */
export const ImportField = z.enum([
  'personId',
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
  'since',
  'until',
])
export type ImportField = z.infer<typeof ImportField>

/** Which of two leading numbers of a date is the day. */
export const DateOrder = z.enum(['dmy', 'mdy'])
export type DateOrder = z.infer<typeof DateOrder>

/** What a person decided about one row: to leave it out, to take it as it is, or to read another value in one of its cells. */
export const ImportDecision = z.object({
  row: z.number().int().min(1),
  action: z.enum(['skip', 'as-is', 'fix']),
  field: ImportField.nullable(),
  value: z.string().max(500).nullable(),
})
export type ImportDecision = Readonly<z.infer<typeof ImportDecision>>

/** How the letters of a text are stored. */
export const TextEncoding = z.enum([
  'UTF-8',
  'UTF-16 LE',
  'UTF-16 BE',
  'Windows-1252',
  'Windows-1250',
  'Windows-1251',
  'Windows-1253',
  'Windows-1254',
  'ISO-8859-15',
  'Mac Roman',
  'Shift JIS',
  'GB 18030',
])
export type TextEncoding = z.infer<typeof TextEncoding>

export const TextDelimiter = z.enum([',', ';', '\t', '|'])
export type TextDelimiter = z.infer<typeof TextDelimiter>

/** How a file is to be read; what is null is found or remembered. */
export const ImportChoices = z.object({
  /** Which sheet of a workbook, counted from 0. */
  sheet: z.number().int().min(0).nullable(),
  /** The row with the headings as a spreadsheet counts it; 0 when there is none. */
  headerRow: z.number().int().min(0).nullable(),
  encoding: TextEncoding.nullable(),
  delimiter: TextDelimiter.nullable(),
  /** Field per column. */
  mapping: z.array(ImportField.nullable()).max(1000).nullable(),
  dateOrder: DateOrder.nullable(),
  /** For a list of posts: the job title stands for the name nobody has. */
  titlesAsNames: z.boolean(),
  /** Whether rows are read as decided when they were last imported. */
  recall: z.boolean().default(true),
  /** The day on which changes of jobs, managers, units and standings took effect; today when nothing is said. */
  effectiveOn: IsoDate.nullable(),
  decisions: z.array(ImportDecision).max(20_000),
})
export type ImportChoices = Readonly<z.infer<typeof ImportChoices>>

export const NO_CHOICES: ImportChoices = {
  sheet: null,
  headerRow: null,
  encoding: null,
  delimiter: null,
  mapping: null,
  dateOrder: null,
  titlesAsNames: false,
  recall: true,
  effectiveOn: null,
  decisions: [],
}

export const ImportProblem = z.object({
  /** Row of the file as a spreadsheet counts it. */
  row: z.number().int(),
  column: z.string().nullable(),
  /** The cell a fix would change. */
  field: ImportField.nullable(),
  /** Who the row is about; empty when nobody can be made out. */
  name: z.string(),
  code: z.enum([
    'missing-name',
    'missing-id',
    'duplicate-id',
    'duplicate-row',
    'history-row',
    'stray-row',
    'unknown-person',
    'unknown-manager',
    'ambiguous-manager',
    'own-manager',
    'manager-left',
    'manager-cycle',
    'several-roots',
    'unreadable-date',
    'ambiguous-date',
    'ragged-row',
    'nul-removed',
    'scientific-id',
    'zeros-restored',
    'zeros-lost',
    'number-taken',
    'number-format',
    'maybe-mojibake',
    'name-too-long',
    'duplicate-email',
    'vacant-post',
    'has-returned',
    'later-change',
    'future-change',
    'end-before-start',
    'ended-yet-active',
  ]),
  value: z.string(),
  /** `skips` the row is left out; `repairs` the value is mended as `repair` says; `notes` it is imported as it is. */
  effect: z.enum(['skips', 'repairs', 'notes']),
  repair: z.string().nullable(),
  /** What may be decided about it. */
  choices: z.array(z.enum(['fix', 'skip', 'as-is'])),
  /** Values a fix may take, the likeliest first. */
  suggestions: z.array(z.object({ value: z.string(), label: z.string() })),
})
export type ImportProblem = Readonly<z.infer<typeof ImportProblem>>

export const ImportOutcome = z.enum(['added', 'changed', 'unchanged', 'skipped', 'history'])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** A row of the file, as the person would be. */
export const ImportRow = z.object({
  row: z.number().int(),
  name: z.string(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  manager: z.string().nullable(),
  status: z.enum(['active', 'left']),
  outcome: ImportOutcome,
  changes: z.array(z.object({ field: ImportField, from: z.string().nullable(), to: z.string().nullable() })),
})
export type ImportRow = Readonly<z.infer<typeof ImportRow>>

export const ImportPreview = z.object({
  token: z.string(),
  fileName: z.string(),
  format: z.enum(['text', 'workbook']),
  /** Of a text; empty for a workbook. */
  encoding: z.string(),
  delimiter: z.string(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.number().int(),
  /** 0 when no row holds headings. */
  headerRow: z.number().int(),
  /** The first rows as they stand in the file, to choose the headings from. */
  top: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(z.object({ index: z.number().int(), header: z.string(), sample: z.array(z.string()), field: ImportField.nullable() })),
  /** The columns are read as they were when a file with these headings was last imported. */
  remembered: z.boolean(),
  /** How many rows are read as decided last time. */
  recalled: z.number().int(),
  titlesAsNames: z.boolean(),
  /** What the rows seem to be. */
  shape: z.enum(['people', 'posts', 'post-groups', 'job-history', 'units', 'jobs', 'other']),
  /** What must be said before anything can be imported. */
  needs: z.array(z.enum(['name', 'date-order'])),
  dates: z.object({
    order: DateOrder.nullable(),
    /** How many dates read either way. */
    ambiguous: z.number().int(),
    examples: z.array(z.object({ value: z.string(), dmy: IsoDate, mdy: IsoDate })),
  }),
  counts: z.object({
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    skipped: z.number().int(),
    /** Earlier jobs of people further down, kept as their history. */
    history: z.number().int(),
    /** Active in the vault, but not in the file. */
    missing: z.number().int(),
  }),
  /** How many people change their job, manager, unit or standing: changes that have a day. */
  dated: z.number().int(),
  /** How many people the file says have left. */
  leaving: z.number().int(),
  /** How many are added as having left already. */
  addedLeft: z.number().int(),
  /** Most numbers the vault knows belong to others there: the file may be another firm's. */
  foreign: z.boolean(),
  /** The gravest first when there are too many to show; in the order of the rows. */
  problems: z.array(ImportProblem),
  /** How many more were found. */
  moreProblems: z.number().int(),
  /** The first rows of each outcome, as the people would be: those that change something first. */
  sample: z.array(ImportRow),
  /** The first of those who are in the vault but not in the file, by name. */
  missing: z.array(
    z.object({ id: PersonId, name: z.string(), jobTitle: z.string().nullable(), unit: z.string().nullable(), reports: z.number().int() }),
  ),
})
export type ImportPreview = Readonly<z.infer<typeof ImportPreview>>

/** Why a file cannot be read as a list. */
export const unreadable = {
  FILE_EMPTY: {},
  FILE_NOT_TEXT: {},
  /** A workbook of before 2007. */
  FILE_OLD_WORKBOOK: {},
  FILE_HAS_PASSWORD: {},
  FILE_DAMAGED: {},
  FILE_UNPACKS_TOO_LARGE: { data: z.object({ limit: z.number() }) },
  FILE_TOO_WIDE: { data: z.object({ columns: z.number(), limit: z.number() }) },
  FILE_TOO_LONG: { data: z.object({ limit: z.number() }) },
}

/** Somebody new in the file, by the id they are going to have. */
export const Arriving = z.object({
  id: PersonId,
  name: z.string(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  employeeNumber: z.string().nullable(),
})
export type Arriving = Readonly<z.infer<typeof Arriving>>

const leavers = z.object({ personIds: z.array(PersonId).max(10_000), leftOn: IsoDate }).nullable()

export const peopleImport = {
  /** Reads the file and says what an import would do; changes nothing. */
  importPreview: opened
    .input(z.object({ fileName: z.string().max(300), file: z.file().max(50_000_000), choices: ImportChoices.default(NO_CHOICES) }))
    .output(ImportPreview)
    .errors(unreadable),
  /** The same file read otherwise; it stays where it is. */
  importAgain: opened
    .input(z.object({ token: z.string(), choices: ImportChoices }))
    .output(ImportPreview)
    .errors({ PREVIEW_GONE: {}, ...unreadable }),
  /** One portion of the rows of one outcome, or of all: those that change something first. Changes nothing. */
  importRows: opened
    .input(z.object({ token: z.string(), outcome: ImportOutcome.nullable(), from: z.number().int().min(0) }))
    .output(z.object({ rows: z.array(ImportRow), next: z.number().int().nullable() }))
    .errors({ PREVIEW_GONE: {} }),
  /** Who and what would stay behind if these people left with the import, beside those the file says have left. Changes nothing. */
  importLeaving: opened
    .input(z.object({ token: z.string(), leavers }))
    .output(
      ChangePreview.pick({ reports: true, meetings: true, meetingsKept: true, series: true, cycles: true }).extend({
        leaving: z.array(PersonId),
        /** Who comes with the same file and may take over; told only where somebody is left behind. */
        arriving: z.array(Arriving),
      }),
    )
    .errors({ PREVIEW_GONE: {} }),
  /** One transaction, one undo. Those named in `leavers` are not in the file and have left. */
  importCommit: opened
    .input(
      z.object({
        token: z.string(),
        leavers: leavers.default(null),
        /** Who takes over whom of the people whose manager leaves. */
        handOver: z.array(HandOver).max(10_000).default([]),
      }),
    )
    .output(z.object({ change: Change, added: z.number().int(), changed: z.number().int(), left: z.number().int() }))
    .errors({
      PREVIEW_GONE: {},
      PREVIEW_OUTDATED: {},
      NOTHING_TO_IMPORT: {},
      IMPORT_UNDECIDED: {},
      PERSON_NOT_FOUND: {},
      ...managerRefusals,
      ...dateRefusals,
    }),
}
