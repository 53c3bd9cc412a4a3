import type { Change, Side } from '../../../shared/contract/base.ts'
import type { MeetingTimer } from '../../../shared/contract/meetings.ts'
import type { AgendaItemId, DecisionId, OneToOneId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { findDecisionRow } from './queries-meeting-detail.ts'
import { findAgendaRow, findMeetingRow, meetingToRow, rowToMeeting } from './queries-meetings.ts'
import { setRunning } from './rules-meetings.ts'

type NotFound = Outcome<'ONE_TO_ONE_NOT_FOUND'>
const notFound = err({ code: 'ONE_TO_ONE_NOT_FOUND' as const })

/** Lets the clock of a meeting run or stand. It is kept as facts, so it needs nobody to count. */
export function setTimer(deps: Deps, id: OneToOneId, running: boolean): Promise<Result<MeetingTimer, NotFound | Outcome<'ALREADY_HELD'>>> {
  const intent = { verb: 'coaching.setTimer', summary: running ? 'One-to-one under way' : 'One-to-one paused', actor: 'app' } as const
  return change(deps, intent, async (tx, { at }) => {
    const row = await findMeetingRow(tx, id)
    if (!row) return notFound
    const next = setRunning(rowToMeeting(row), running, at)
    if (!next.ok) return next
    await tx.updateTable('one_to_one').set(meetingToRow(next.value)).where('id', '=', id).execute()
    const { begunAt, timer } = next.value
    return ok({ begunAt, ...timer })
  })
}

export interface DecisionInput {
  readonly decisionId: DecisionId | null
  readonly oneToOneId: OneToOneId
  /** The item it came up under. */
  readonly agendaItemId: AgendaItemId | null
  readonly body: string
}

type DecisionRefusal = NotFound | Outcome<'AGENDA_ITEM_NOT_FOUND' | 'DECISION_NOT_FOUND'>

/** What was decided. Both sides read it. */
export function saveDecision(
  deps: Deps,
  input: DecisionInput,
): Promise<Result<{ decisionId: DecisionId; change: Change }, DecisionRefusal>> {
  const summary = input.decisionId === null ? 'Decision noted' : 'Decision changed'
  return change(deps, { verb: 'coaching.saveDecision', summary }, async (tx, { id, at }) => {
    const refused = await refusal(tx, input)
    if (refused) return refused
    const { oneToOneId, agendaItemId, body } = input
    const decisionId = input.decisionId ?? (deps.newId() as DecisionId)
    const said = { agenda_item_id: agendaItemId, body }
    if (input.decisionId) await tx.updateTable('meeting_decision').set(said).where('id', '=', decisionId).execute()
    else {
      const position = await nextDecision(tx, oneToOneId)
      const row = { id: decisionId, one_to_one_id: oneToOneId, ...said, position, created_at: at, deleted_at: null }
      await tx.insertInto('meeting_decision').values(row).execute()
    }
    return ok({ decisionId, change: { id, summary } })
  })
}

async function refusal(tx: WriteDb, { decisionId, oneToOneId, agendaItemId }: DecisionInput) {
  if (!(await findMeetingRow(tx, oneToOneId))) return notFound
  if (decisionId && (await findDecisionRow(tx, decisionId))?.one_to_one_id !== oneToOneId)
    return err({ code: 'DECISION_NOT_FOUND' as const })
  if (agendaItemId === null) return null
  const item = await findAgendaRow(tx, agendaItemId)
  return item?.one_to_one_id === oneToOneId ? null : err({ code: 'AGENDA_ITEM_NOT_FOUND' as const })
}

/** Removed decisions keep their place, so that undo puts them back where they were. */
async function nextDecision(db: ReadDb, oneToOneId: string): Promise<number> {
  const row = await db
    .selectFrom('meeting_decision')
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .where('one_to_one_id', '=', oneToOneId)
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

export function removeDecision(deps: Deps, id: DecisionId): Promise<Result<Change, Outcome<'DECISION_NOT_FOUND'>>> {
  const summary = 'Decision removed'
  return change(deps, { verb: 'coaching.removeDecision', summary }, async (tx, open) => {
    if (!(await findDecisionRow(tx, id))) return err({ code: 'DECISION_NOT_FOUND' as const })
    await tx.updateTable('meeting_decision').set({ deleted_at: open.at }).where('id', '=', id).execute()
    return ok({ id: open.id, summary })
  })
}

export interface FeelingInput {
  readonly oneToOneId: OneToOneId
  readonly side: Side
  readonly feeling: number | null
  /** Whether the manager's own was said to both. */
  readonly said: boolean
}

/** The owner's own feeling lies in a private table until it is said; from then on it is in the meeting, and nowhere else. */
export function setFeeling(deps: Deps, input: FeelingInput): Promise<Result<{ savedAt: number }, NotFound>> {
  return change(deps, { verb: 'coaching.setFeeling', summary: 'Feeling noted', actor: 'app' }, async (tx, { at }) => {
    if (!(await findMeetingRow(tx, input.oneToOneId))) return notFound
    if (input.side === 'employee') {
      const told = { employee_feeling: input.feeling, employee_feeling_from: input.feeling === null ? null : ('told' as const) }
      await tx.updateTable('one_to_one').set(told).where('id', '=', input.oneToOneId).execute()
    } else await setOwnFeeling(tx, input, at)
    return ok({ savedAt: at })
  })
}

async function setOwnFeeling(tx: WriteDb, { oneToOneId, feeling, said }: FeelingInput, at: number): Promise<void> {
  await tx
    .updateTable('one_to_one')
    .set({ manager_feeling: said ? feeling : null })
    .where('id', '=', oneToOneId)
    .execute()
  await tx.deleteFrom('private_feeling').where('one_to_one_id', '=', oneToOneId).execute()
  if (feeling !== null && !said)
    await tx.insertInto('private_feeling').values({ one_to_one_id: oneToOneId, feeling, updated_at: at }).execute()
}
