import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cyclesRouter as cycles } from '../../src/main/features/cycles/index.ts'
import { insightsRouter as insights } from '../../src/main/features/insights/index.ts'
import { peopleRouter as people } from '../../src/main/features/people/index.ts'
import { reviewingRouter as reviewing } from '../../src/main/features/reviewing/index.ts'
import { sharingRouter as sharing } from '../../src/main/features/sharing/index.ts'
import { workspaceRouter as workspace } from '../../src/main/features/workspace/index.ts'
import type { Vaults } from '../../src/main/kernel/session.ts'
import { FIXTURE_PASSPHRASE } from '../support/make-vault-fixture.ts'
import { vaultsIn } from '../support/vaults.ts'

const frozen = (name: string) => join(import.meta.dirname, '../fixtures/vaults', name)

let folder: string
let vaults: Vaults
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-frozen-'))
  vaults = vaultsIn(folder)
})
afterEach(async () => {
  await vaults.close()
  await rm(folder, { recursive: true, force: true })
})

const at = () => ({ context: { vaults } })

async function openFrozen(name: string): Promise<string> {
  await cp(frozen(name), join(folder, 'Frozen firm.perennial'), { recursive: true })
  const { vaults: found } = await vaults.status()
  const vaultId = found[0]?.id ?? ''
  const opened = await vaults.open({ vaultId, passphrase: FIXTURE_PASSPHRASE })
  if (!opened.ok) throw new Error(opened.error.code)
  return vaultId
}

async function theReview() {
  const team = await call(people.list, undefined, at())
  const gail = team.find(({ name }) => name === 'Gail Erickson')
  if (!gail) throw new Error('Gail is gone')
  const [listed] = await call(reviewing.ofPerson, { personId: gail.id }, at())
  if (!listed) throw new Error('the review is gone')
  return { gail, review: await call(reviewing.get, { reviewId: listed.reviewId }, at()) }
}

describe.each(['schema-1', '1.0.0'])('a vault written by %s', (name) => {
  it('opens with its passphrase and reads as it was left', async () => {
    await openFrozen(name)
    expect(await call(workspace.get, undefined, at())).toMatchObject({
      name: 'Frozen firm',
      mission: 'Bicycles that outlive their first owner',
    })
    const { gail, review } = await theReview()
    expect(gail).toMatchObject({ employeeNumber: '5', jobTitle: 'Design Engineer', managerName: 'Roberto Tamburello', goals: 1 })
    expect(await call(cycles.list, undefined, at())).toHaveLength(1)
    const timeline = await call(insights.timeline, { personId: gail.id }, at())
    expect(JSON.stringify(timeline)).toContain('Zoë 🌱 said so')
    const [item] = review.items
    expect(item).toMatchObject({ manager: { score: 4, comment: 'Below 2 % since May [1]' } })
    expect(item?.citations.map(({ number }) => number)).toEqual([1])
  })

  it('can be written to, and gives no citation a number that another had', async () => {
    await openFrozen(name)
    const { review } = await theReview()
    const [item] = review.items
    const { gail } = await theReview()
    const context = at()
    const file = await call(sharing.exportAll, { format: 'json', personId: gail.id }, context)
    const notes = JSON.parse(await file.text()).readers.both.shared_note as { id: string; body: string }[]
    const audit = notes.find(({ body }) => body === 'Led the audit')
    const ref = { reviewId: review.id, kind: item?.kind ?? 'goal', key: item?.key ?? '' }
    const cited = await call(reviewing.cite, { ...ref, sourceKind: 'shared-note', sourceId: audit?.id ?? '' }, context)
    expect(cited.number).toBe(3)
  })

  it('is copied before it is changed, and the copy restores and opens again', async () => {
    const vaultId = await openFrozen(name)
    const made = await vaults.backUpNow()
    expect(made.ok).toBe(true)
    const listed = await vaults.backups({ vaultId })
    if (!listed.ok) throw new Error('no copies are listed')
    expect(listed.value.length).toBeGreaterThanOrEqual(name === 'schema-1' ? 2 : 1)
    await vaults.lock('asked')
    for (const copy of listed.value) {
      const restored = await vaults.restore({ vaultId, backupId: copy.id })
      expect([copy.keptAs, restored.ok]).toEqual([copy.keptAs, true])
      if (vaults.current() === null) await vaults.open({ vaultId, passphrase: FIXTURE_PASSPHRASE })
      expect((await theReview()).review.items[0]?.manager.score).toBe(4)
      await vaults.lock('asked')
    }
  })
})
