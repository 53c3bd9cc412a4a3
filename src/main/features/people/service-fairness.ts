import type { Change } from '../../../shared/contract/base.ts'
import type { ProtectedPreview } from '../../../shared/contract/people-fairness.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { Deps } from '../../kernel/deps.ts'
import { countAttributes, forgetValues, isFairnessOn, listKnown, replaceValues, setFairness } from './queries-fairness.ts'
import type { readProtectedFile } from './read-protected-file.ts'

type Off = { readonly code: 'FAIRNESS_OFF' }
type Unread = Extract<Awaited<ReturnType<typeof readProtectedFile>>, { ok: false }>['error']

export async function readFairness({ db }: Pick<Deps, 'db'>) {
  return { on: await isFairnessOn(db), attributes: await countAttributes(db) }
}

export async function turnOnFairness(deps: Pick<Deps, 'db' | 'now' | 'newId'>): Promise<Change> {
  const summary = 'Fairness checks turned on'
  return change(deps, { verb: 'people.turnOnFairness', summary }, async (tx, { id }) => {
    await setFairness(tx, true)
    return { id, summary }
  })
}

export interface ProtectedInput {
  readonly bytes: ArrayBuffer
  readonly sheet: number | null
  readonly idColumn: number | null
  readonly columns: readonly number[]
}

async function read(deps: Deps, input: ProtectedInput, signal: AbortSignal | undefined) {
  const people = await listKnown(deps.db)
  return deps.jobs.run('read-protected-file', { ...input, people }, signal ? { signal } : {})
}

export async function previewProtected(
  deps: Deps,
  input: Omit<ProtectedInput, 'columns'> & { readonly fileName: string },
  signal?: AbortSignal,
): Promise<Result<ProtectedPreview, Off | Exclude<Unread, { code: 'NOT_A_GROUP' }>>> {
  if (!(await isFairnessOn(deps.db))) return err({ code: 'FAIRNESS_OFF' })
  const { fileName, ...file } = input
  const found = await read(deps, { ...file, columns: [] }, signal)
  if (found.ok) return ok({ fileName, ...found.value.preview })
  // Without a chosen column none can be refused for its values.
  return found.error.code === 'NOT_A_GROUP' ? err({ code: 'FILE_EMPTY' }) : err(found.error)
}

/** One transaction, one undo. */
export async function importProtected(
  deps: Deps,
  input: ProtectedInput,
  signal?: AbortSignal,
): Promise<Result<{ change: Change; people: number }, Off | Unread | { readonly code: 'NOBODY_NAMED' }>> {
  if (!(await isFairnessOn(deps.db))) return err({ code: 'FAIRNESS_OFF' })
  const found = await read(deps, input, signal)
  if (!found.ok) return found
  const { values, preview } = found.value
  if (values.length === 0) return err({ code: 'NOBODY_NAMED' })
  const attributes = preview.columns.filter(({ index }) => input.columns.includes(index)).map(({ heading }) => heading)
  const people = new Set(values.map(({ personId }) => personId)).size
  // Neither a value nor a heading: the list of what was done is read elsewhere.
  const summary = `Attributes for fairness checks imported for ${people === 1 ? '1 person' : `${people} people`}`
  return change(deps, { verb: 'people.importProtected', summary, actor: 'import', long: values.length > 500 }, async (tx, { id }) => {
    await replaceValues(tx, attributes, values)
    return ok({ change: { id, summary }, people })
  })
}

/** Nothing takes this back: what is deleted is gone from the journal too. */
export async function forgetProtected(deps: Pick<Deps, 'db' | 'now' | 'newId'>): Promise<{ readonly people: number }> {
  const summary = 'Attributes for fairness checks deleted'
  return change(deps, { verb: 'people.forgetProtected', summary, long: true }, async (tx, { id }) => {
    const people = await forgetValues(tx, id)
    await setFairness(tx, false)
    return { people }
  })
}
