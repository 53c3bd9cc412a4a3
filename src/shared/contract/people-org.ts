import { z } from 'zod'
import { OrgUnitId, PersonId } from '../kernel/ids.ts'
import { Change, opened, ShortText } from './base.ts'

/** One card of the org chart. Who left or was removed is in it only while somebody below is not. */
export const ChartPerson = z.object({
  id: PersonId,
  name: z.string(),
  jobTitle: z.string().nullable(),
  unit: z.string().nullable(),
  unitId: OrgUnitId.nullable(),
  /** Somebody of the same chart; following it always ends. */
  managerId: PersonId.nullable(),
  standing: z.enum(['active', 'left', 'removed']),
})
export type ChartPerson = Readonly<z.infer<typeof ChartPerson>>

export const OrgUnit = z.object({
  id: OrgUnitId,
  name: z.string(),
  parentId: OrgUnitId.nullable(),
  /** From the top: "Operations / Production". */
  path: z.string(),
  /** The name where it is the only one of that name, else the path. Lists and forms write it. */
  label: z.string(),
  /** 0 at the top. */
  depth: z.number().int(),
  /** Active people in the unit itself. */
  direct: z.number().int(),
  /** Active people in it and in every unit below. */
  total: z.number().int(),
  /** People who left and still name it. */
  left: z.number().int(),
  /** The one person of the unit whose manager is outside of it; null when there is nobody, or several. */
  head: z.object({ id: PersonId, name: z.string() }).nullable(),
})
export type OrgUnit = Readonly<z.infer<typeof OrgUnit>>

const NameTaken = { UNIT_NAME_TAKEN: { data: z.object({ name: z.string(), within: z.string().nullable() }) } }
const InsideItself = { UNIT_INSIDE_ITSELF: { data: z.object({ name: z.string() }) } }

export const peopleOrg = {
  chart: opened.output(z.object({ ownPersonId: PersonId.nullable(), people: z.array(ChartPerson) })),
  /** Every unit, each before those below it, by name. */
  units: opened.output(z.array(OrgUnit)),
  /** "Sales / North" makes the units of the path that do not exist yet. */
  addUnit: opened
    .input(z.object({ name: ShortText, parentId: OrgUnitId.nullable() }))
    .output(z.object({ unitId: OrgUnitId, change: Change }))
    .errors({ UNIT_NOT_FOUND: {}, ...NameTaken }),
  renameUnit: opened
    .input(z.object({ unitId: OrgUnitId, name: ShortText }))
    .output(Change)
    .errors({ UNIT_NOT_FOUND: {}, UNIT_NAME_IS_PATH: {}, ...NameTaken }),
  moveUnit: opened
    .input(z.object({ unitId: OrgUnitId, parentId: OrgUnitId.nullable() }))
    .output(Change)
    .errors({ UNIT_NOT_FOUND: {}, ...InsideItself, ...NameTaken }),
  /** The people and units of the first go to the second, units of the same name into one another; the first is gone. */
  mergeUnits: opened
    .input(z.object({ unitId: OrgUnitId, intoId: OrgUnitId }))
    .output(Change)
    .errors({ UNIT_NOT_FOUND: {}, ...InsideItself }),
  removeUnit: opened
    .input(z.object({ unitId: OrgUnitId }))
    .output(Change)
    .errors({ UNIT_NOT_FOUND: {}, UNIT_NOT_EMPTY: { data: z.object({ people: z.number(), units: z.number() }) } }),
}
