import type { Change } from '../../../shared/contract/base.ts'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import type { ChangeId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { breathe, change } from '../../db/change.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Deps } from '../../kernel/deps.ts'
import {
  currentImage,
  deleteImage,
  findChange,
  type HistoryStep,
  hasPerson,
  insertImage,
  laterSummary,
  markUndone,
  primaryKeyOf,
  readWorkspace,
  saveWorkspace,
  stepsOf,
  UNDO_VERB,
  updateImage,
} from './queries.ts'
import { applyChange, isAsLeft, isFinal, keyOf, type RowImage, type WorkspaceChange } from './rules.ts'

export async function updateWorkspace(
  deps: Deps,
  input: WorkspaceChange,
): Promise<Result<Workspace, { readonly code: 'PERSON_NOT_FOUND' }>> {
  return change(deps, { verb: 'workspace.update', summary: 'Settings changed' }, async (tx, { at }) => {
    const { ownPersonId = null } = input
    if (ownPersonId !== null && !(await hasPerson(tx, ownPersonId))) return err({ code: 'PERSON_NOT_FOUND' as const })
    const next = applyChange(await readWorkspace(tx), input, at)
    await saveWorkspace(tx, next)
    return ok(next)
  })
}

type UndoRefusal =
  | { readonly code: 'CHANGE_NOT_FOUND' | 'CHANGE_ALREADY_UNDONE' }
  | { readonly code: 'CHANGE_OVERTAKEN' | 'CHANGE_FINAL'; readonly data: { readonly summary: string } }

/** Takes a change back row by row, newest first, as a change of its own: all of it, or none when somebody built on it. */
export async function undoChange(deps: Deps, id: ChangeId): Promise<Result<Change, UndoRefusal>> {
  try {
    return await takeBackAll(deps, id)
  } catch (error) {
    if (!isConstraint(error)) throw error
    // Some references are looked at only when the change ends: somebody reports to, or is, a person that would go.
    const [newest] = await stepsOf(deps.db, id)
    return err({ code: 'CHANGE_OVERTAKEN', data: { summary: newest ? await laterSummary(deps.db, newest, null) : '' } })
  }
}

async function takeBackAll(deps: Deps, id: ChangeId): Promise<Result<Change, UndoRefusal>> {
  const long = (await stepsOf(deps.db, id)).length > 500
  return change(deps, { verb: UNDO_VERB, summary: 'Undone', long }, async (tx, open): Promise<Result<Change, UndoRefusal>> => {
    const past = await findChange(tx, id)
    if (!past) return err({ code: 'CHANGE_NOT_FOUND' })
    if (past.undone) return err({ code: 'CHANGE_ALREADY_UNDONE' })
    if (isFinal(past)) return err({ code: 'CHANGE_FINAL', data: { summary: past.summary } })
    const keys = new Map<string, string[]>()
    for (const [index, step] of (await stepsOf(tx, id)).entries()) {
      if (index % 200 === 199) await breathe()
      const primaryKey = keys.get(step.table) ?? (await primaryKeyOf(tx, step.table))
      keys.set(step.table, primaryKey)
      const overtaken = await takeBack(tx, step, primaryKey)
      if (overtaken !== null) return err({ code: 'CHANGE_OVERTAKEN', data: { summary: overtaken } })
    }
    await markUndone(tx, id, open.id)
    const summary = `Undone: ${past.summary}`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

/** Null when the step was taken back; otherwise what the later change was called. */
async function takeBack(tx: WriteDb, step: HistoryStep, primaryKey: readonly string[]): Promise<string | null> {
  const { table, before, after } = step
  const image = after ?? before
  if (!image) return null
  const key = keyOf(image, primaryKey)
  if (!isAsLeft(await currentImage(tx, table, key), after)) return laterSummary(tx, step, key)
  try {
    await putBack(tx, key, step)
    return null
  } catch (error) {
    // Another row came to depend on this one, or took its place.
    if (isConstraint(error)) return laterSummary(tx, step, null)
    throw error
  }
}

async function putBack(tx: WriteDb, key: RowImage, { table, before, after }: HistoryStep): Promise<void> {
  if (!before) await deleteImage(tx, table, key)
  else if (!after) await insertImage(tx, table, before)
  else await updateImage(tx, table, key, before)
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}
