import { call } from '@orpc/server'
import { cyclesRouter } from '../../src/main/features/cycles/index.ts'
import { peopleRouter } from '../../src/main/features/people/index.ts'
import type { PersonFields } from '../../src/shared/contract/people.ts'
import type { CycleId, ParticipationId, PersonId } from '../../src/shared/kernel/ids.ts'
import type { TestVault } from './vault.ts'

const nobody: PersonFields = {
  givenName: '',
  familyName: '',
  email: null,
  employeeNumber: null,
  jobTitle: null,
  unit: null,
  managerId: null,
  hiredOn: null,
  status: 'active',
}

/** Adds a person through the contract. */
export async function addPerson({ context }: TestVault, name: string, fields: Partial<PersonFields> = {}): Promise<PersonId> {
  const [givenName = '', familyName = ''] = name.split(' ')
  return (await call(peopleRouter.create, { ...nobody, givenName, familyName, ...fields }, { context })).personId
}

export interface LaunchedCycle {
  readonly cycleId: CycleId
  /** In the order of the people given. */
  readonly participationIds: readonly ParticipationId[]
}

/** Launches the proposed cycle of 2026 through the contract. */
export async function launchCycleFor({ context }: TestVault, personIds: PersonId[]): Promise<LaunchedCycle> {
  const proposal = await call(cyclesRouter.propose, { startsOn: '2026-01-01', endsOn: '2026-12-31' }, { context })
  const { cycle } = await call(cyclesRouter.launch, { ...proposal, personIds }, { context })
  const { people } = await call(cyclesRouter.get, { cycleId: cycle.id }, { context })
  const of = new Map(people.map((row) => [row.personId, row.participationId]))
  const participationIds = personIds.flatMap((id) => of.get(id) ?? [])
  return { cycleId: cycle.id, participationIds }
}
