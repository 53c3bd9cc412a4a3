import { improvementParts } from '../../../shared/rules/improvement-parts.ts'
import type { PackageDocument } from '../../../shared/rules/package-document.ts'
import type { ImprovementBody } from '../../../shared/rules/package-improvement.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { findPlan, recordPlanAnswer, signaturesAt } from '../concerns/index.ts'
import type { AppliedReply } from './apply-reply.ts'
import type { StoredPackage } from './queries.ts'
import type { StandingQuestion } from './queries-reply.ts'
import type { ReplyWrite, Standing } from './rules-reply.ts'

// What a reply to an improvement plan meets in the vault, and what importing it writes.

function bodyIn({ body }: PackageDocument): ImprovementBody {
  if (body.kind !== 'improvement-plan') throw new Error('asked of another kind of package')
  return body
}

/** Whether the plan has a newer version than the one answered, or is gone. */
export async function isPlanReplaced(db: ReadDb, sent: StoredPackage, document: PackageDocument): Promise<boolean> {
  const plan = await findPlan(db, bodyIn(document).planId)
  return plan === null || plan.newest.version !== sent.row.version
}

export async function improvementStanding(db: ReadDb, { sent, document, words }: StandingQuestion, empty: Standing): Promise<Standing> {
  const body = bodyIn(document)
  const plan = await findPlan(db, body.planId)
  const there = plan && signaturesAt(plan, body.signing, sent.row.version).find(({ side }) => side === 'employee')
  const comments = plan?.comments.filter(({ moment, version }) => moment === body.signing && version === sent.row.version) ?? []
  const grouped = Map.groupBy(comments, ({ part }) => part)
  return {
    ...empty,
    answer: there && there.answer !== 'signed' ? words[there.answer] : '',
    comments: new Map([...grouped].map(([part, list]) => [part, list.map(({ body: text }) => text)])),
    // A signed record takes no more comments.
    parts: new Set(there ? [] : improvementParts(body).map(({ key }) => key)),
  }
}

/** Comments belong to what was signed: they come in with the signature, and not without it. */
export async function applyToImprovement(tx: WriteDb, reply: AppliedReply, writes: readonly ReplyWrite[]): Promise<void> {
  const { document, signature, sent, sentDocument, newId } = reply
  const answer = writes.find((write) => write.kind === 'answer')
  if (!answer) return
  const { planId, signing } = bodyIn(sentDocument)
  await recordPlanAnswer(tx, {
    ...{ planId, personId: sent.row.personId, version: sent.row.version, moment: signing },
    answer: answer.answer,
    statement: document.statement,
    fullName: document.fullName,
    signedAt: document.repliedAt,
    publicKey: signature.publicKey,
    documentHash: document.documentHash,
    comments: writes.flatMap((write) => (write.kind === 'comment' ? [{ part: write.part, body: write.body }] : [])),
    newId,
  })
}
