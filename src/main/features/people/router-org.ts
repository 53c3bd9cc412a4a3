import { answer } from '../../kernel/answer.ts'
import { opened } from '../../kernel/implement.ts'
import { createUnit, getChart, getUnits, mergeUnits, moveUnit, removeUnit, renameUnit } from './service-org.ts'

/** The org chart and the units. */
export const orgRouter = {
  chart: opened.people.chart.handler(({ context }) => getChart(context.deps)),
  units: opened.people.units.handler(({ context }) => getUnits(context.deps)),
  addUnit: opened.people.addUnit.handler(async ({ input, context, errors }) => answer(await createUnit(context.deps, input), errors)),
  renameUnit: opened.people.renameUnit.handler(async ({ input, context, errors }) =>
    answer(await renameUnit(context.deps, input.unitId, input.name), errors),
  ),
  moveUnit: opened.people.moveUnit.handler(async ({ input, context, errors }) =>
    answer(await moveUnit(context.deps, input.unitId, input.parentId), errors),
  ),
  mergeUnits: opened.people.mergeUnits.handler(async ({ input, context, errors }) =>
    answer(await mergeUnits(context.deps, input.unitId, input.intoId), errors),
  ),
  removeUnit: opened.people.removeUnit.handler(async ({ input, context, errors }) =>
    answer(await removeUnit(context.deps, input.unitId), errors),
  ),
}
