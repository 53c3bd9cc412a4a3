import type { Change } from '../../../shared/contract/base.ts'
import type { ScaleRow } from '../../../shared/contract/library-methods.ts'
import type { ScaleId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { type ScaleContent, type ScaleFault, scaleFault } from '../../../shared/rules/library-content.ts'
import { change } from '../../db/change.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import { addScale, findScale, listScales, markScaleRemoved, setScale } from './queries-methods.ts'
import { freeName } from './rules-frameworks.ts'
import type { WriteDeps } from './service-frameworks.ts'
import { shippedScales } from './shipped-scales.ts'

type NoScale = Outcome<'SCALE_NOT_FOUND'>
const noScale = err({ code: 'SCALE_NOT_FOUND' as const })

/** One's own first, then what ships. */
export async function allScales(db: ReadDb): Promise<ScaleRow[]> {
  const own = (await listScales(db)).map((scale) => ({ ...scale, key: scale.id }))
  const shipped = Object.entries(shippedScales).map(([key, scale]) => ({ ...scale, points: [...scale.points], key, id: null }))
  return [...own, ...shipped]
}

export async function createScale(deps: WriteDeps, copyOf: string): Promise<Result<{ scaleId: ScaleId; change: Change }, NoScale>> {
  return change(deps, { verb: 'library.createScale', summary: 'Scale added' }, async (tx, open) => {
    const all = await allScales(tx)
    const source = all.find((scale) => scale.key === copyOf)
    if (!source) return noScale
    const id = deps.newId() as ScaleId
    const name = freeName(source.name, new Set(all.map((scale) => scale.name)))
    const { points, meets, notApplicable } = source
    await addScale(tx, open.at, { id, name, points, meets, notApplicable })
    const summary = `${name} added`
    open.describe(summary)
    return ok({ scaleId: id, change: { id: open.id, summary } })
  })
}

export async function updateScale(
  deps: WriteDeps,
  id: ScaleId,
  scale: ScaleContent,
): Promise<Result<{ savedAt: number }, NoScale | Outcome<ScaleFault>>> {
  return change(deps, { verb: 'library.updateScale', summary: 'Scale changed' }, async (tx, open) => {
    if (!(await findScale(tx, id))) return noScale
    const fault = scaleFault(scale)
    if (fault) return err({ code: fault })
    await setScale(tx, open.at, { ...scale, id })
    return ok({ savedAt: open.at })
  })
}

export async function removeScale(deps: WriteDeps, id: ScaleId): Promise<Result<Change, NoScale>> {
  return change(deps, { verb: 'library.removeScale', summary: 'Scale removed' }, async (tx, open) => {
    const found = await findScale(tx, id)
    if (!found) return noScale
    await markScaleRemoved(tx, open.at, id)
    const summary = `${found.name} removed`
    open.describe(summary)
    return ok({ id: open.id, summary })
  })
}
