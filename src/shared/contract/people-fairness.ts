import { z } from 'zod'
import { Change, opened } from './base.ts'
import { unreadable } from './people-import.ts'

/** Who a column of the file names. */
export const IdKind = z.enum(['employee-number', 'email'])
export type IdKind = z.infer<typeof IdKind>

/** Attributes are groups: more values than this tell one person from another. */
export const MOST_GROUPS = 50

export const ProtectedColumn = z.object({
  index: z.number().int(),
  heading: z.string(),
  /** How many different values it holds, and the first few of them. */
  groups: z.number().int(),
  sample: z.array(z.string()),
})
export type ProtectedColumn = Readonly<z.infer<typeof ProtectedColumn>>

export const ProtectedPreview = z.object({
  fileName: z.string(),
  /** Of a workbook; empty for a text. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.number().int(),
  rows: z.number().int(),
  /** The column that names people; null when none of them does. */
  id: z.object({ index: z.number().int(), kind: IdKind }).nullable(),
  matched: z.number().int(),
  /** Rows that name nobody of the vault: their number and what stands there. The first few. */
  unmatched: z.array(z.object({ row: z.number().int(), value: z.string() })),
  moreUnmatched: z.number().int(),
  columns: z.array(ProtectedColumn),
})
export type ProtectedPreview = Readonly<z.infer<typeof ProtectedPreview>>

const file = { fileName: z.string().max(300), file: z.file().max(50_000_000), sheet: z.number().int().min(0).nullable().default(null) }

/** Attributes for fairness checks: apart from everything else, off until they are wanted, shown as counts alone. */
export const peopleFairness = {
  fairness: opened.output(
    z.object({
      on: z.boolean(),
      attributes: z.array(z.object({ name: z.string(), people: z.number().int(), groups: z.number().int() })),
    }),
  ),
  turnOnFairness: opened.output(Change),
  /** Reads the file and says whom it names; changes nothing. */
  previewProtected: opened
    .input(z.object({ ...file, idColumn: z.number().int().min(0).nullable() }))
    .output(ProtectedPreview)
    .errors({ FAIRNESS_OFF: {}, ...unreadable }),
  /** Keeps the chosen columns in place of what was known under their headings. */
  importProtected: opened
    .input(z.object({ ...file, idColumn: z.number().int().min(0), columns: z.array(z.number().int().min(0)).min(1).max(20) }))
    .output(z.object({ change: Change, people: z.number().int() }))
    .errors({
      FAIRNESS_OFF: {},
      ...unreadable,
      NOBODY_NAMED: {},
      NOT_A_GROUP: { data: z.object({ heading: z.string(), groups: z.number().int(), limit: z.number().int() }) },
    }),
  /** Turns fairness checks off and deletes every attribute, from the journal too. Nothing takes it back. */
  forgetProtected: opened.output(z.object({ people: z.number().int() })),
}
