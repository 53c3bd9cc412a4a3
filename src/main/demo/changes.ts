import type { PersonRow } from '../../shared/contract/people.ts'
import type { ManyFields } from '../../shared/contract/people-changes.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import type { Stage } from './stage.ts'

interface Told {
  readonly employeeNumber: string
  readonly daysAgo: number
  readonly reason: string
}

/** What somebody was before, and when they became what the file says. */
interface Became extends Told {
  readonly before: Pick<ManyFields, 'jobTitle' | 'unit'> & { readonly manager?: string }
}

const BECAME: readonly Became[] = [
  { employeeNumber: '11', daysAgo: 500, reason: 'After two releases of the touring frame', before: { jobTitle: 'Junior Design Engineer' } },
  { employeeNumber: '5', daysAgo: 410, reason: 'Leads the work on fixtures', before: { jobTitle: 'Tool Designer' } },
  { employeeNumber: '6', daysAgo: 600, reason: 'Tools are designed beside the people who use them', before: { unit: 'Engineering' } },
  { employeeNumber: '1', daysAgo: 317, reason: 'Moved to the early shift', before: { manager: '20' } },
  { employeeNumber: '17', daysAgo: 317, reason: 'Moved to the early shift', before: { manager: '18' } },
]

const LEFT: readonly (Told & { readonly successor?: string; readonly backDaysAgo?: number })[] = [
  { employeeNumber: '22', daysAgo: 260, reason: 'A year abroad', backDaysAgo: 95 },
  { employeeNumber: '16', daysAgo: 75, reason: 'Took over a workshop of their own', successor: '40' },
  { employeeNumber: '21', daysAgo: 40, reason: 'Moved to another city' },
]

async function byNumber(stage: Stage): Promise<ReadonlyMap<string, PersonRow>> {
  const people = await stage.app.people.list()
  return new Map(people.flatMap((person) => (person.employeeNumber === null ? [] : [[person.employeeNumber, person] as const])))
}

function idOf(people: ReadonlyMap<string, PersonRow>, number: string): PersonId {
  const person = people.get(number)
  if (!person) throw new Error(`nobody in the demo firm has the number ${number}`)
  return person.id
}

/** Before the first cycle: some people are not yet what the file says they are. */
export async function seedBefore(stage: Stage): Promise<void> {
  stage.goTo(stage.day(366 + 319), '08:00')
  const people = await byNumber(stage)
  for (const { employeeNumber, before } of BECAME) {
    const { manager, ...fields } = before
    const managerId = manager === undefined ? {} : { managerId: idOf(people, manager) }
    await stage.app.people.update({ personId: idOf(people, employeeNumber), fields: { ...fields, ...managerId }, when: { kind: 'always' } })
  }
}

/** Promotions, moves, two who left, one of them with people to hand over, and one who came back. */
export async function seedChanges(stage: Stage, imported: readonly PersonRow[]): Promise<void> {
  const people = await byNumber(stage)
  const asImported = new Map(imported.map((person) => [person.id, person]))
  const on = (daysAgo: number) => {
    stage.goTo(stage.workday(daysAgo), '16:30')
    return stage.workday(daysAgo)
  }
  for (const { employeeNumber, daysAgo, reason, before } of BECAME) {
    const personId = idOf(people, employeeNumber)
    const now = asImported.get(personId)
    const { manager, ...named } = before
    const fields = {
      ...('jobTitle' in named ? { jobTitle: now?.jobTitle ?? null } : {}),
      ...('unit' in named ? { unit: now?.unit ?? null } : {}),
      ...(manager === undefined ? {} : { managerId: now?.managerId ?? null }),
    }
    await stage.app.people.update({ personId, fields, when: { kind: 'from', on: on(daysAgo), reason } })
  }
  for (const { employeeNumber, daysAgo, reason, successor, backDaysAgo } of LEFT) {
    const personIds = [idOf(people, employeeNumber)]
    const when = { kind: 'from' as const, on: on(daysAgo), reason }
    const { reports } = await stage.app.people.previewMany({ personIds, fields: { status: 'left' }, when })
    const handOver = reports.map(({ personId, successorId }) => ({
      personId,
      managerId: successor === undefined ? successorId : idOf(people, successor),
    }))
    await stage.app.people.updateMany({ personIds, fields: { status: 'left' }, when, handOver })
    if (backDaysAgo === undefined) continue
    await stage.app.people.updateMany({ personIds, fields: { status: 'active' }, when: { kind: 'from', on: on(backDaysAgo), reason: '' } })
  }
}
