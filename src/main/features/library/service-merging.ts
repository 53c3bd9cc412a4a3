import type { Change } from '../../../shared/contract/base.ts'
import type { Competency, Framework } from '../../../shared/contract/library-methods.ts'
import type { CompetencyId, FrameworkId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { MAX_COMPETENCIES } from '../../../shared/rules/library-content.ts'
import { mergeLevels } from '../../../shared/rules/merge-levels.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import {
  addCompetencies,
  findCompetency,
  findFramework,
  markCompetencyRemoved,
  markFrameworkRemoved,
  setCompetency,
  setFramework,
} from './queries-frameworks.ts'
import { atLevels, findDuplicates, mergeContents, mergeNotices, withinLevels } from './rules-frameworks.ts'
import { getFramework, noCompetency, noFramework, type WriteDeps } from './service-frameworks.ts'

interface Pair {
  readonly intoId: CompetencyId
  readonly fromId: CompetencyId
}

export async function mergeCompetencies(
  deps: WriteDeps,
  { intoId, fromId }: Pair,
): Promise<Result<Change, Outcome<'COMPETENCY_NOT_FOUND' | 'SAME_COMPETENCY'>>> {
  if (intoId === fromId) return err({ code: 'SAME_COMPETENCY' })
  return change(deps, { verb: 'library.mergeCompetencies', summary: 'Competencies merged' }, async (tx, open) => {
    const [into, from] = [await findCompetency(tx, intoId), await findCompetency(tx, fromId)]
    if (!into || !from || into.frameworkId !== from.frameworkId) return noCompetency
    await setCompetency(tx, intoId, mergeContents(into, from))
    await markCompetencyRemoved(tx, open.at, fromId)
    const summary = `${from.name} merged into ${into.name}`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

interface DuplicateRow extends Pair {
  readonly name: string
  readonly fromName: string
  readonly sharedStatements: number
}

export async function frameworkDuplicates(
  db: ReadDb,
  ids: { readonly intoId: FrameworkId; readonly fromId: FrameworkId },
): Promise<Result<DuplicateRow[], Outcome<'FRAMEWORK_NOT_FOUND'>>> {
  const [into, from] = [await getFramework(db, ids.intoId), await getFramework(db, ids.fromId)]
  if (!into.ok) return into
  if (!from.ok) return from
  if (ids.intoId === ids.fromId) return ok([])
  const found = findDuplicates(into.value.competencies, from.value.competencies)
  return ok(
    found.map(({ into: one, from: other, sharedStatements }) => ({
      intoId: one.id,
      fromId: other.id,
      name: one.name,
      fromName: other.name,
      sharedStatements,
    })),
  )
}

type MergeRefusal = Outcome<'FRAMEWORK_NOT_FOUND' | 'COMPETENCY_NOT_FOUND' | 'SAME_FRAMEWORK' | 'FRAMEWORK_FULL'>

export async function mergeFrameworks(
  deps: WriteDeps,
  { intoId, fromId, pairs }: { readonly intoId: FrameworkId; readonly fromId: FrameworkId; readonly pairs: readonly Pair[] },
): Promise<Result<Change, MergeRefusal>> {
  if (intoId === fromId) return err({ code: 'SAME_FRAMEWORK' })
  return change(deps, { verb: 'library.mergeFrameworks', summary: 'Frameworks merged' }, async (tx, open) => {
    const [into, from] = [await findFramework(tx, intoId), await findFramework(tx, fromId)]
    if (!into || !from) return noFramework
    const matched = matchPairs(into, from, pairs)
    if (!matched) return noCompetency
    const { levels, keyOf } = mergeLevels(into.levels, from.levels)
    const added = from.competencies.filter(({ id }) => !matched.some((pair) => pair.from.id === id))
    if (levels.length > 15 || into.competencies.length + added.length > MAX_COMPETENCIES) return err({ code: 'FRAMEWORK_FULL' as const })
    const { name, description, notice } = into
    await setFramework(tx, open.at, { id: intoId, name, description, levels, notice: mergeNotices(notice, from.notice) })
    await joinPairs(tx, matched, { levels, keyOf, own: from.levels })
    const copies = added.map((competency) => withinLevels(atLevels(withinLevels(competency, from.levels), keyOf), levels))
    await addCompetencies(
      tx,
      intoId,
      copies.map((competency) => ({ ...competency, id: deps.newId() as CompetencyId })),
    )
    await markFrameworkRemoved(tx, open.at, fromId)
    const summary = `${from.name} merged into ${name}`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}

interface Matched {
  readonly into: Competency
  readonly from: Competency
}

/** Null when a pair names a competency of neither framework. */
function matchPairs(into: Framework, from: Framework, pairs: readonly Pair[]): Matched[] | null {
  const matched = pairs.flatMap((pair) => {
    const one = into.competencies.find(({ id }) => id === pair.intoId)
    const other = from.competencies.find(({ id }) => id === pair.fromId)
    return one && other ? [{ into: one, from: other }] : []
  })
  return matched.length === pairs.length ? matched : null
}

async function joinPairs(
  tx: WriteDb,
  pairs: readonly Matched[],
  at: { readonly levels: Framework['levels']; readonly keyOf: ReadonlyMap<string, string>; readonly own: Framework['levels'] },
): Promise<void> {
  // Several may go into one: each is added to what the one before it left.
  const joined = new Map<CompetencyId, Competency>()
  for (const { into, from } of pairs) {
    const before = joined.get(into.id) ?? into
    const moved = atLevels(withinLevels(from, at.own), at.keyOf)
    joined.set(into.id, { ...withinLevels(mergeContents(before, moved), at.levels), id: into.id })
  }
  for (const { id, ...content } of joined.values()) await setCompetency(tx, id, content)
}
