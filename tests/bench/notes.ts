import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { openConnection } from '../../src/main/db/connection.ts'
import { coachingRouter } from '../../src/main/features/coaching/index.ts'
import { insightsRouter } from '../../src/main/features/insights/index.ts'
import { peopleRouter } from '../../src/main/features/people/index.ts'
import type { PersonId } from '../../src/shared/kernel/ids.ts'
import { openTestVault, type TestVault } from '../support/vault.ts'
import { type Figure, percentile, timed } from './figures.ts'

const ROUNDS = 300
const BODY = 'Prepared the gauge review well, then let Michael answer both questions. '.repeat(7)

/** A note through the contract beside the bare encrypted insert with fsync, one after the other in the same run. */
export async function noteFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  try {
    const personId = await somebody(vault)
    const raw = rawInsert(`${vault.path}.raw`)
    const contract: number[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await timed(raw.insert))
      contract.push(await timed(() => keep(vault, personId, '2026-11-10')))
    }
    raw.close()
    const atMost = { what: 'encrypted insert with fsync', figure: percentile(bare, 0.5), atMost: 3 }
    const saved: Figure = { name: 'durable save of a note, p50', figure: percentile(contract, 0.5), raw: atMost, budget: 5 }
    return [saved, await timelineFigure(vault, personId)]
  } finally {
    await vault.close()
  }
}

async function timelineFigure(vault: TestVault, personId: PersonId): Promise<Figure> {
  for (let index = ROUNDS; index < 2000; index += 1) await keep(vault, personId, `20${22 + (index % 5)}-0${1 + (index % 9)}-1${index % 9}`)
  const times: number[] = []
  for (let round = 0; round < 20; round += 1) {
    times.push(await timed(() => call(insightsRouter.timeline, { personId }, { context: vault.context })))
  }
  return { name: 'person timeline, 2,000 entries, to data, p95', figure: percentile(times, 0.95), budget: 100 }
}

async function somebody(vault: TestVault): Promise<PersonId> {
  const nobody = {
    email: null,
    employeeNumber: null,
    jobTitle: null,
    unit: null,
    managerId: null,
    hiredOn: null,
    status: 'active',
  } as const
  const made = await call(peopleRouter.create, { givenName: 'Gail', familyName: 'Erickson', ...nobody }, { context: vault.context })
  return made.personId
}

function keep(vault: TestVault, personId: PersonId, observedOn: string): Promise<unknown> {
  return call(coachingRouter.keepNote, { personId, kind: 'private', body: BODY, from: '', observedOn }, { context: vault.context })
}

function rawInsert(path: string) {
  const opened = openConnection({ path, hexKey: '42'.repeat(32), create: true })
  if (!opened.ok) throw new Error(opened.error.code)
  const db = opened.value
  db.exec('CREATE TABLE note (id TEXT PRIMARY KEY, body TEXT NOT NULL, observed_on TEXT NOT NULL) STRICT')
  const statement = db.prepare('INSERT INTO note VALUES (?, ?, ?)')
  return { insert: () => statement.run(randomUUID(), BODY, '2026-11-10'), close: () => db.close() }
}
