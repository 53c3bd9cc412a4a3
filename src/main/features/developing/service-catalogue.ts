import type { Change } from '../../../shared/contract/base.ts'
import type { CatalogueProblem, Training, TrainingFields } from '../../../shared/contract/developing.ts'
import type { TrainingId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type previewsByVault, readCsvLines } from '../library/index.ts'
import { latestRatings } from '../reviewing/index.ts'
import { activePeople, listTrainings, replaceCompetencies, trainingExists, workspaceCurrency } from './queries.ts'
import { competencyKey, reviewGaps, tidyTraining } from './rules.ts'
import { catalogueColumns, catalogueEffect, type ReadCatalogue, readCatalogue } from './rules-catalogue.ts'

/** The catalogue, each training with how many people have a gap it is for. */
export async function readTrainings(db: ReadDb): Promise<Training[]> {
  const trainings = await listTrainings(db)
  if (trainings.length === 0) return []
  const active = await activePeople(db)
  const gapsOf = [...(await latestRatings(db, {})).values()]
    .filter(({ personId }) => active.has(personId))
    .map((latest) => new Set(reviewGaps(latest).map(({ competency }) => competencyKey(competency))))
  return trainings.map((training) => {
    const covers = training.competencies.map(competencyKey)
    return { ...training, people: gapsOf.filter((gaps) => covers.some((key) => gaps.has(key))).length }
  })
}

type SaveOutcome = Outcome<'TRAINING_NOT_FOUND' | 'TRAINING_TITLE_TAKEN'>

export function saveTraining(
  deps: Deps,
  trainingId: TrainingId | null,
  given: TrainingFields,
): Promise<Result<{ trainingId: TrainingId; change: Change }, SaveOutcome>> {
  const summary = trainingId === null ? 'Training added' : 'Training changed'
  const fields = tidyTraining(given)
  return change(deps, { verb: 'developing.saveTraining', summary }, async (tx, open) => {
    if (trainingId !== null && !(await trainingExists(tx, trainingId))) return err({ code: 'TRAINING_NOT_FOUND' as const })
    // Imports know a training by its title: two of one title could not be told apart.
    const namesake = (await listTrainings(tx)).find(
      ({ id, title }) => id !== trainingId && competencyKey(title) === competencyKey(fields.title),
    )
    if (namesake) return err({ code: 'TRAINING_TITLE_TAKEN' as const, data: { title: namesake.title } })
    const id = trainingId ?? (deps.newId() as TrainingId)
    await writeTraining(tx, { id, isNew: trainingId === null, fields, at: open.at })
    return ok({ trainingId: id, change: { id: open.id, summary } })
  })
}

interface TrainingWrite {
  readonly id: string
  readonly isNew: boolean
  readonly fields: TrainingFields
  readonly at: number
}

async function writeTraining(tx: WriteDb, { id, isNew, fields, at }: TrainingWrite): Promise<void> {
  const { title, provider, description, hours, costMinor, currency, competencies } = fields
  const minutes = hours === null ? null : Math.max(1, Math.round(hours * 60))
  const columns = { title, provider, description, minutes, cost_minor: costMinor, currency }
  if (isNew)
    await tx
      .insertInto('training')
      .values({ id, ...columns, created_at: at, deleted_at: null })
      .execute()
  else await tx.updateTable('training').set(columns).where('id', '=', id).execute()
  await replaceCompetencies(tx, id, competencies)
}

export function removeTraining(deps: Deps, id: TrainingId): Promise<Result<Change, Outcome<'TRAINING_NOT_FOUND'>>> {
  const summary = 'Training removed'
  return change(deps, { verb: 'developing.removeTraining', summary }, async (tx, open) => {
    if (!(await trainingExists(tx, id))) return err({ code: 'TRAINING_NOT_FOUND' as const })
    await tx.updateTable('training').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

export type CataloguePreviews = ReturnType<ReturnType<typeof previewsByVault<ReadCatalogue>>>

export interface CataloguePreview {
  readonly token: string
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly titles: string[]
  readonly problems: CatalogueProblem[]
  readonly moreProblems: number
}

const MOST_PROBLEMS = 200
const MOST_TITLES = 20

/** Keeps what the file holds under a token. Changes nothing. */
export async function previewTrainings(
  deps: Deps,
  previews: CataloguePreviews,
  bytes: Uint8Array,
): Promise<Result<CataloguePreview, Outcome<'FILE_EMPTY' | 'FILE_NOT_TEXT' | 'NO_TITLE_COLUMN'>>> {
  const lines = readCsvLines(bytes)
  if (lines === null) return err({ code: 'FILE_NOT_TEXT' })
  const [heading, ...rest] = lines
  if (!heading) return err({ code: 'FILE_EMPTY' })
  const columns = catalogueColumns(heading.cells)
  if (columns === null) return err({ code: 'NO_TITLE_COLUMN' })
  const read = readCatalogue(rest, columns, { currency: await workspaceCurrency(deps.db), minorUnits })
  const effect = catalogueEffect(await listTrainings(deps.db), read.trainings)
  const token = deps.newId()
  previews.keep(token, read)
  const titles = [...effect.added, ...effect.changed.map(({ fields }) => fields)].map(({ title }) => title)
  return ok({
    ...{ token, added: effect.added.length, changed: effect.changed.length, same: effect.same, titles: titles.slice(0, MOST_TITLES) },
    problems: read.problems.slice(0, MOST_PROBLEMS),
    moreProblems: Math.max(0, read.problems.length - MOST_PROBLEMS),
  })
}

/** Null for a code that no currency has. */
function minorUnits(currency: string): number | null {
  if (!Intl.supportedValuesOf('currency').includes(currency)) return null
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions()
  return 10 ** maximumFractionDigits
}

/** Compared again with the catalogue as it is now. */
export async function importTrainings(
  deps: Deps,
  previews: CataloguePreviews,
  { token, skipProblems }: { readonly token: string; readonly skipProblems: boolean },
): Promise<Result<Change, Outcome<'PREVIEW_GONE' | 'ROWS_HAVE_PROBLEMS'>>> {
  const read = previews.get(token)
  if (!read) return err({ code: 'PREVIEW_GONE' })
  if (read.problems.length > 0 && !skipProblems) return err({ code: 'ROWS_HAVE_PROBLEMS', data: { rows: read.problems.length } })
  previews.drop(token)
  return change(deps, { verb: 'developing.importTrainings', summary: 'Trainings imported', actor: 'import' }, async (tx, open) => {
    const { added, changed } = catalogueEffect(await listTrainings(tx), read.trainings)
    for (const fields of added) await writeTraining(tx, { id: deps.newId(), isNew: true, fields, at: open.at })
    for (const { known, fields } of changed) await writeTraining(tx, { id: known.id, isNew: false, fields, at: open.at })
    const summary = `Trainings imported: ${added.length} added, ${changed.length} changed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
