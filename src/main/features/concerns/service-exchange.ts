import type { WriteDb } from '../../db/database.ts'
import { addSignature } from './queries-plans.ts'

// What packages and replies do to a plan. Each runs inside the caller's own change; the caller has checked what came in.

export interface SentPlan {
  readonly planId: string
  readonly version: number
  readonly moment: string
  readonly documentHash: string
}

/** A package went out: the manager's signature covers this document from the first one on. */
export async function markPlanSent(tx: WriteDb, { planId, version, moment, documentHash }: SentPlan): Promise<void> {
  await tx.updateTable('improvement_plan').set({ sent_version: version }).where('id', '=', planId).execute()
  await tx
    .updateTable('improvement_signature')
    .set({ document_hash: documentHash })
    .where('plan_id', '=', planId)
    .where('version', '=', version)
    .where('moment', '=', moment)
    .where('side', '=', 'manager')
    .where('document_hash', '=', '')
    .execute()
}

export interface EmployeePlanAnswer {
  readonly planId: string
  readonly personId: string
  readonly version: number
  readonly moment: string
  readonly answer: 'agree' | 'received' | 'disagree'
  readonly statement: string
  readonly fullName: string
  readonly signedAt: number
  readonly publicKey: string
  readonly documentHash: string
  readonly comments: readonly { readonly part: string; readonly body: string }[]
  readonly newId: () => string
}

/** The employee's answer to a plan or to a milestone, agreeing or not, with what they wrote beside it. */
export async function recordPlanAnswer(tx: WriteDb, reply: EmployeePlanAnswer): Promise<void> {
  const base = { person_id: reply.personId, plan_id: reply.planId, version: reply.version, moment: reply.moment }
  await addSignature(tx, {
    ...{ id: reply.newId(), ...base, side: 'employee', answer: reply.answer, statement: reply.statement },
    ...{ full_name: reply.fullName, signed_at: reply.signedAt, public_key: reply.publicKey, document_hash: reply.documentHash },
  })
  for (const { part, body } of reply.comments) {
    await tx
      .insertInto('improvement_comment')
      .values({ id: reply.newId(), ...base, part, body })
      .execute()
  }
}
