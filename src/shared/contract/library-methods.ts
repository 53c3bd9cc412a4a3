import { z } from 'zod'
import { Instant } from '../kernel/dates.ts'
import { CompetencyId, FrameworkId, PhraseId, ScaleId, TemplateId } from '../kernel/ids.ts'
import {
  CompetencyContent,
  FrameworkHead,
  Level,
  PhraseContent,
  ScaleContent,
  TemplateBody,
  TemplateContent,
} from '../rules/library-content.ts'
import { Change, opened } from './base.ts'
import { libraryMethodFile } from './library-method-file.ts'

/** The key of something that ships with the app, or the id of something of one's own. */
const LibraryKey = z.string().min(1).max(80)

export const ShippedFramework = z.object({
  key: z.string(),
  title: z.string(),
  about: z.string(),
  licence: z.string(),
  credit: z.string(),
  levels: z.number().int(),
  competencies: z.number().int(),
  indicators: z.number().int(),
})
export type ShippedFramework = Readonly<z.infer<typeof ShippedFramework>>

export const LicenceText = z.object({ title: z.string(), marks: z.array(z.string()), text: z.string() })

export const Competency = CompetencyContent.extend({ id: CompetencyId })
export type Competency = Readonly<z.infer<typeof Competency>>

export const FrameworkRow = FrameworkHead.extend({ id: FrameworkId, competencies: z.number().int(), updatedAt: Instant })
export type FrameworkRow = Readonly<z.infer<typeof FrameworkRow>>

export const Framework = FrameworkHead.extend({ id: FrameworkId, updatedAt: Instant, competencies: z.array(Competency) })
export type Framework = Readonly<z.infer<typeof Framework>>

export const ScaleRow = ScaleContent.extend({ key: LibraryKey, id: ScaleId.nullable() })
/** `id` is null for what ships with the app: it is copied to be changed. */
export type ScaleRow = Readonly<z.infer<typeof ScaleRow>>

export const TemplateRow = TemplateBody.extend({ key: LibraryKey, id: TemplateId.nullable() })
/** `id` is null for what ships with the app: it is copied to be changed. */
export type TemplateRow = Readonly<z.infer<typeof TemplateRow>>

export const Phrase = PhraseContent.extend({ id: PhraseId })
export type Phrase = Readonly<z.infer<typeof Phrase>>

export const CsvProblem = z.object({
  /** Row of the file as a spreadsheet counts it. */
  row: z.number().int(),
  code: z.enum([
    'no-competency',
    'unknown-level',
    'unknown-record',
    'too-long',
    'repeated-level',
    'repeated-statement',
    'ragged-row',
    'too-many-levels',
    'too-many-competencies',
    'no-name',
  ]),
  value: z.string(),
})
export type CsvProblem = Readonly<z.infer<typeof CsvProblem>>

const Saved = z.object({ savedAt: Instant })
const noFramework = { FRAMEWORK_NOT_FOUND: {} }
const noCompetency = { COMPETENCY_NOT_FOUND: {} }

const frameworks = {
  /** Frameworks of others that ship with the app, each with its licence. */
  /** The full texts that go along with shipped material. */
  licences: opened.output(z.array(LicenceText)),
  shippedFrameworks: opened.output(z.array(ShippedFramework)),
  shippedFramework: opened
    .input(z.object({ key: LibraryKey }))
    .output(ShippedFramework.extend({ levels: z.array(Level), competencies: z.array(CompetencyContent) }))
    .errors(noFramework),
  /** Copies a shipped framework into the vault, whole or the competencies named by their place in it. */
  adoptFramework: opened
    .input(z.object({ key: LibraryKey, places: z.array(z.number().int().nonnegative()).min(1).max(500).nullable() }))
    .output(z.object({ frameworkId: FrameworkId, change: Change }))
    .errors(noFramework),
  frameworks: opened.output(z.array(FrameworkRow)),
  framework: opened
    .input(z.object({ frameworkId: FrameworkId }))
    .output(Framework)
    .errors(noFramework),
  createFramework: opened
    .input(z.object({ name: FrameworkHead.shape.name }))
    .output(z.object({ frameworkId: FrameworkId, change: Change })),
  updateFramework: opened
    .input(z.object({ frameworkId: FrameworkId, fields: FrameworkHead.omit({ notice: true }).partial() }))
    .output(Saved)
    .errors({ ...noFramework, LEVEL_NAMES_REPEAT: {} }),
  removeFramework: opened
    .input(z.object({ frameworkId: FrameworkId }))
    .output(Change)
    .errors(noFramework),
  addCompetency: opened
    .input(z.object({ frameworkId: FrameworkId, area: CompetencyContent.shape.area, name: CompetencyContent.shape.name }))
    .output(z.object({ competencyId: CompetencyId, change: Change }))
    .errors({ ...noFramework, FRAMEWORK_FULL: {} }),
  updateCompetency: opened
    .input(z.object({ competencyId: CompetencyId, fields: CompetencyContent.partial() }))
    .output(Saved)
    .errors(noCompetency),
  removeCompetency: opened
    .input(z.object({ competencyId: CompetencyId }))
    .output(Change)
    .errors(noCompetency),
  /** Puts competencies into an order; those not named follow in the order they have. */
  orderCompetencies: opened
    .input(z.object({ frameworkId: FrameworkId, order: z.array(CompetencyId).min(1).max(500) }))
    .output(Change)
    .errors({ ...noFramework, ...noCompetency }),
  /** The second goes into the first: statements that both have stand once. */
  mergeCompetencies: opened
    .input(z.object({ intoId: CompetencyId, fromId: CompetencyId }))
    .output(Change)
    .errors({ ...noCompetency, SAME_COMPETENCY: {} }),
  /** Which competencies of two frameworks say the same. */
  frameworkDuplicates: opened
    .input(z.object({ intoId: FrameworkId, fromId: FrameworkId }))
    .output(
      z.array(
        z.object({
          intoId: CompetencyId,
          fromId: CompetencyId,
          name: z.string(),
          fromName: z.string(),
          sharedStatements: z.number().int(),
        }),
      ),
    )
    .errors(noFramework),
  /** The second goes into the first and is removed: `pairs` become one competency each, all others are added. */
  mergeFrameworks: opened
    .input(
      z.object({
        intoId: FrameworkId,
        fromId: FrameworkId,
        pairs: z.array(z.object({ intoId: CompetencyId, fromId: CompetencyId })).max(500),
      }),
    )
    .output(Change)
    .errors({ ...noFramework, ...noCompetency, SAME_FRAMEWORK: {}, FRAMEWORK_FULL: {} }),
  exportFramework: opened
    .input(z.object({ frameworkId: FrameworkId }))
    .output(z.file())
    .errors(noFramework),
  /** Reads a CSV and says what it holds, and every row that cannot be read; changes nothing. */
  previewFramework: opened
    .input(z.object({ fileName: z.string().max(300), file: z.file().max(5_000_000) }))
    .output(
      z.object({
        token: z.string(),
        name: z.string(),
        levels: z.array(z.string()),
        competencies: z.number().int(),
        statements: z.number().int(),
        problems: z.array(CsvProblem),
        moreProblems: z.number().int(),
      }),
    )
    .errors({ FILE_EMPTY: {}, FILE_NOT_TEXT: {}, NO_COMPETENCY_COLUMN: {} }),
  /** Makes a framework of what was previewed. Refused while a row has a problem, unless those rows are to be left out. */
  importFramework: opened
    .input(z.object({ token: z.string(), skipProblems: z.boolean() }))
    .output(z.object({ frameworkId: FrameworkId, change: Change }))
    .errors({ PREVIEW_GONE: {}, ROWS_HAVE_PROBLEMS: { data: z.object({ rows: z.number() }) } }),
}

const SCALE_ERRORS = { SCALE_OUT_OF_ORDER: {}, MEETS_NOT_ON_SCALE: {} }
const FORM_ERRORS = { ...SCALE_ERRORS, FORM_OFF_SCALE: {}, FORM_WEIGHTS_NOT_100: { data: z.object({ totalBp: z.number() }) } }

const methods = {
  scales: opened.output(z.array(ScaleRow)),
  /** A copy of one there is, shipped or own. */
  createScale: opened
    .input(z.object({ copyOf: LibraryKey }))
    .output(z.object({ scaleId: ScaleId, change: Change }))
    .errors({ SCALE_NOT_FOUND: {} }),
  updateScale: opened
    .input(z.object({ scaleId: ScaleId, scale: ScaleContent }))
    .output(Saved)
    .errors({ SCALE_NOT_FOUND: {}, ...SCALE_ERRORS }),
  removeScale: opened
    .input(z.object({ scaleId: ScaleId }))
    .output(Change)
    .errors({ SCALE_NOT_FOUND: {} }),

  templates: opened.output(z.array(TemplateRow)),
  createTemplate: opened
    .input(z.union([z.object({ copyOf: LibraryKey }), z.object({ name: TemplateBody.shape.name, content: TemplateContent })]))
    .output(z.object({ templateId: TemplateId, change: Change }))
    .errors({ TEMPLATE_NOT_FOUND: {}, ...FORM_ERRORS }),
  updateTemplate: opened
    .input(z.object({ templateId: TemplateId, template: TemplateBody.omit({ notice: true }) }))
    .output(Saved)
    .errors({ TEMPLATE_NOT_FOUND: {}, TEMPLATE_OF_ANOTHER_KIND: {}, ...FORM_ERRORS }),
  removeTemplate: opened
    .input(z.object({ templateId: TemplateId }))
    .output(Change)
    .errors({ TEMPLATE_NOT_FOUND: {} }),

  phrases: opened.output(z.array(Phrase)),
  createPhrase: opened.input(PhraseContent).output(z.object({ phraseId: PhraseId, change: Change })),
  updatePhrase: opened
    .input(z.object({ phraseId: PhraseId, phrase: PhraseContent }))
    .output(Saved)
    .errors({ PHRASE_NOT_FOUND: {} }),
  removePhrase: opened
    .input(z.object({ phraseId: PhraseId }))
    .output(Change)
    .errors({ PHRASE_NOT_FOUND: {} }),
}

/** Competency frameworks, rating scales, templates, wording, and all of the library as one file. */
export const libraryMethods = { ...frameworks, ...methods, ...libraryMethodFile }
