import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type StandInDesktop, startStandIn } from '../support/electron-desktop.ts'

let folder: string
let desktop: StandInDesktop
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-reminders-'))
  desktop = await startStandIn(join(folder, 'Vaults'))
})
afterEach(async () => {
  await desktop.quit()
  await rm(folder, { recursive: true, force: true })
})

async function ask(procedure: string, input: unknown): Promise<Record<string, unknown>> {
  const answer = JSON.parse((await desktop.ask('call', { procedure, input })) as string) as {
    p?: { b?: { json?: Record<string, unknown> } }
  }
  return answer.p?.b?.json ?? {}
}
const notifications = async () => ((await desktop.ask('recorded')) as { notifications: { title: string; body: string }[] }).notifications

const person = { givenName: 'Gail', familyName: 'Erickson', email: null, employeeNumber: null, jobTitle: null, unit: null, managerId: null }

describe('a reminder by the operating system', () => {
  it('says that a one-to-one starts, names nobody, and nothing more once the vault is locked', async () => {
    const { vaultId } = await ask('vaults.create', { name: 'Coaching', colour: 'fern', passphrase: 'rings of a garden tree' })
    const { personId } = await ask('people.create', { ...person, hiredOn: null, status: 'active' })
    const startsAt = Date.now() + 8 * 60_000
    const { oneToOneId } = await ask('coaching.schedule', { personId, startsAt, minutes: 30 })
    await ask('coaching.addAgendaItem', { oneToOneId, title: 'Salary', raisedBy: 'employee' })
    // Opened again, the vault is looked at at once.
    await ask('vaults.lock', null)
    expect(await notifications()).toEqual([])
    await ask('vaults.open', { vaultId, passphrase: 'rings of a garden tree' })
    await vi.waitFor(async () => expect(await notifications()).toHaveLength(1), 20_000)
    const [shown] = await notifications()
    expect(shown?.body).toMatch(/^A one-to-one starts in [78] minutes$/)
    expect(JSON.stringify(shown)).not.toMatch(/Gail|Erickson|Salary/)

    await ask('vaults.lock', null)
    expect(await notifications()).toHaveLength(1)
  })
})
