import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorCode } from '../../../../tests/support/error-code.ts'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import type { RewardId } from '../../../shared/kernel/ids.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { rewardingRouter as rewarding } from './index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

const bonus = () => ({
  rewardId: null as RewardId | null,
  personId: firm.gail,
  cycleId: firm.cycleId,
  kind: 'money' as const,
  title: 'Bonus',
  amountMinor: 150_000 as number | null,
  currency: 'EUR',
  reason: 'The gauge review',
  evidence: [] as { sourceKind: string; sourceId: string }[],
})
const save = (fields: Partial<ReturnType<typeof bonus>> = {}) => call(rewarding.save, { ...bonus(), ...fields }, inVault())
const list = () => call(rewarding.list, { personId: firm.gail }, inVault())

function note(kind: 'private' | 'feedback') {
  return call(coaching.keepNote, { personId: firm.gail, kind, body: 'Words', from: 'Quality', observedOn: '2026-10-23' }, inVault())
}

describe('a reward', () => {
  it('states its reason and rests on evidence that both sides can read', async () => {
    const { note: kept } = await note('feedback')
    const source = { sourceKind: 'feedback', sourceId: kept.id }
    await save({ evidence: [source, source] })
    expect(await list()).toMatchObject([
      {
        personName: 'Gail Erickson',
        state: 'proposed',
        amountMinor: 150_000,
        decidedOn: null,
        evidence: [{ ...source, label: 'Feedback from Quality', observedOn: '2026-10-23' }],
      },
    ])
  })

  it('is refused without a reason, without an amount of money, for nobody, on private evidence', async () => {
    const { note: kept } = await note('private')
    expect(await errorCode(save({ reason: ' ' }))).toBe('REWARD_NEEDS_REASON')
    expect(await errorCode(save({ amountMinor: null }))).toBe('REWARD_NEEDS_AMOUNT')
    expect(await errorCode(save({ personId: vault.deps.newId() as typeof firm.gail }))).toBe('PERSON_NOT_FOUND')
    expect(await errorCode(save({ evidence: [{ sourceKind: 'private-note', sourceId: kept.id }] }))).toBe('SOURCE_PRIVATE')
    expect(await errorCode(save({ evidence: [{ sourceKind: 'shared-note', sourceId: kept.id }] }))).toBe('SOURCE_NOT_FOUND')
    expect(await list()).toEqual([])
  })

  it('can be changed until it is given', async () => {
    const { rewardId } = await save()
    await save({ rewardId, amountMinor: 100_000 })
    await call(rewarding.decide, { rewardId, state: 'given' }, inVault())
    expect(await list()).toMatchObject([{ amountMinor: 100_000, state: 'given', decidedOn: '2026-11-10' }])
    expect(await errorCode(save({ rewardId }))).toBe('REWARD_GIVEN')
    expect(await errorCode(call(rewarding.remove, { rewardId }, inVault()))).toBe('REWARD_GIVEN')
  })

  it('does not move to another person', async () => {
    const { rewardId } = await save()
    expect(await errorCode(save({ rewardId, personId: firm.rob }))).toBe('REWARD_NOT_FOUND')
  })

  it('is removed softly', async () => {
    const { rewardId } = await save()
    expect((await call(rewarding.remove, { rewardId }, inVault())).summary).toBe('Reward removed')
    expect(await list()).toEqual([])
    expect(await vault.deps.db.selectFrom('reward').select('id').execute()).toHaveLength(1)
  })
})
