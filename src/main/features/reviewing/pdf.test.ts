import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Firm, seatFirm } from '../../../../tests/support/firm.ts'
import { openTestVault, type TestVault } from '../../../../tests/support/vault.ts'
import { coachingRouter as coaching } from '../coaching/index.ts'
import { reviewingRouter as reviewing } from './index.ts'

let vault: TestVault
let firm: Firm
const inVault = () => ({ context: vault.context })

beforeEach(async () => {
  vault = await openTestVault()
  firm = await seatFirm(vault)
})
afterEach(() => vault.close())

it('hands the review out as a PDF named after the person', async () => {
  const { reviewId } = await call(reviewing.begin, { participationId: firm.participationId }, inVault())
  const { note } = await call(
    coaching.keepNote,
    { personId: firm.gail, kind: 'private', body: 'Canary', from: '', observedOn: '2026-11-09' },
    inVault(),
  )
  await call(reviewing.linkNote, { reviewId, kind: 'competency', key: 'solving', noteId: note.id, linked: true }, inVault())
  await call(reviewing.saveText, { reviewId, part: 'summary', body: 'A steady year.' }, inVault())

  const file = await call(reviewing.pdf, { reviewId }, inVault())

  expect(file.name).toBe('Gail Erickson - Review 2026.pdf')
  expect(file.type).toBe('application/pdf')
  expect(new TextDecoder('latin1').decode(await file.arrayBuffer())).toMatch(/^%PDF-/)
})
