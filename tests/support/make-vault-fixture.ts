import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { coachingRouter as coaching } from '../../src/main/features/coaching/index.ts'
import { planningRouter as planning } from '../../src/main/features/planning/index.ts'
import { reviewingRouter as reviewing } from '../../src/main/features/reviewing/index.ts'
import { workspaceRouter as workspace } from '../../src/main/features/workspace/index.ts'
import type { RouterContext } from '../../src/main/kernel/implement.ts'
import { addPerson, launchCycleFor } from './cycle.ts'
import type { TestVault } from './vault.ts'
import { vaultsIn } from './vaults.ts'

/** Run once per release, never again for the same one: `node tests/support/make-vault-fixture.ts tests/fixtures/vaults/<name>`. */
export const FIXTURE_PASSPHRASE = 'seven calm rivers under one bridge'

async function fill(context: RouterContext): Promise<void> {
  const vault = { context } as TestVault
  const at = { context }
  const roberto = await addPerson(vault, 'Roberto Tamburello', { employeeNumber: '3', jobTitle: 'Engineering Manager' })
  const gail = await addPerson(vault, 'Gail Erickson', { employeeNumber: '5', managerId: roberto, jobTitle: 'Design Engineer' })
  await call(workspace.update, { mission: 'Bicycles that outlive their first owner', ownPersonId: roberto }, at)
  const { participationIds } = await launchCycleFor(vault, [gail])
  const [participationId] = participationIds
  if (!participationId) throw new Error('nobody takes part')
  const goal = { kind: 'smart' as const, title: 'Seat-post rework below 2 %', proposedBy: 'manager' as const }
  await call(planning.createGoal, { participationId, ...goal }, at)
  const note = { personId: gail, from: '', observedOn: '2026-05-20' }
  await call(coaching.keepNote, { ...note, kind: 'private', body: 'Only for the owner: Zoë 🌱 said so' }, at)
  const shared = []
  for (const body of ['Found the cause of the rework', 'Led the audit']) {
    shared.push((await call(coaching.keepNote, { ...note, kind: 'shared', body }, at)).note.id)
  }
  const { reviewId } = await call(reviewing.begin, { participationId }, at)
  const { items } = await call(reviewing.get, { reviewId }, at)
  const item = items[0]
  if (!item) throw new Error('the review has no items')
  const ref = { reviewId, kind: item.kind, key: item.key }
  await call(reviewing.saveRating, { ...ref, by: 'manager', score: 4, notSeen: false, comment: 'Below 2 % since May [1]' }, at)
  for (const sourceId of shared) await call(reviewing.cite, { ...ref, sourceKind: 'shared-note', sourceId }, at)
  await call(reviewing.uncite, { ...ref, number: 2 }, at)
}

async function make(target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-fixture-'))
  const vaults = vaultsIn(folder)
  const made = await vaults.create({ name: 'Frozen firm', colour: 'fern', passphrase: FIXTURE_PASSPHRASE })
  if (!made.ok) throw new Error(made.error.code)
  await fill({ vaults })
  await vaults.close()
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.perennial')) ?? ''
  for (const file of ['vault.json', 'vault.db']) await cp(join(folder, name, file), join(target, file))
  await rm(folder, { recursive: true, force: true })
}

const [, script, target] = process.argv
if (script === import.meta.filename && target) await make(target)
