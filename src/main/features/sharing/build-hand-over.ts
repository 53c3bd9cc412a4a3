import { localDate } from '../../../shared/kernel/dates.ts'
import type { ShareableDb } from '../../db/shareable.ts'
import { concernLines, developmentLines, improvementLines } from './build-hand-over-growth.ts'
import {
  findFacts,
  listGoals,
  listMeasures,
  listMeetings,
  listOpenActions,
  listReviewsOut,
  listSharedNotes,
  listWorkEvents,
} from './build-hand-over-queries.ts'
import { workspaceName } from './build-queries.ts'
import { entry, oneLine, section } from './hand-over-text.ts'

export interface HandOverFile {
  readonly name: string
  readonly text: string
}

/** What a successor needs to know of somebody: the history both sides share. Private notes cannot get into it. */
export async function buildHandOver(db: ShareableDb, personId: string, now: number): Promise<HandOverFile | null> {
  const facts = await findFacts(db, personId)
  if (!facts) return null
  const parts = [
    `# Hand-over: ${oneLine(facts.name)}`,
    `${oneLine(await workspaceName(db))}, ${localDate(now)}. What both sides share; private notes, drafts and assessments are not part of it.`,
    section('Now', factLines(facts)),
    section('Goals of the running cycle', await goalLines(db, personId)),
    section('Open action items', (await listOpenActions(db, personId)).map(actionLine)),
    section('One-to-ones', (await listMeetings(db, personId)).map(meetingLine)),
    section(
      'Notes and feedback',
      (await listSharedNotes(db, personId)).map(({ on, title, text }) => entry(`${on} · ${title}`, text)),
    ),
    section('Reviews', (await listReviewsOut(db, personId)).map(reviewLine)),
    section('Development', await developmentLines(db, personId)),
    section('Concerns that were said', await concernLines(db, personId)),
    section('Improvement plans', await improvementLines(db, personId)),
    section('History of the job', (await listWorkEvents(db, personId)).map(eventLine)),
  ]
  return { name: facts.name, text: `${parts.join('\n\n')}\n` }
}

function factLines({ jobTitle, unit, managerName, hiredOn }: NonNullable<Awaited<ReturnType<typeof findFacts>>>): string[] {
  const facts = [
    ['Job', jobTitle],
    ['Unit', unit],
    ['Manager', managerName],
    ['Hired', hiredOn],
  ] as const
  return facts.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${oneLine(value)}`]))
}

async function goalLines(db: ShareableDb, personId: string): Promise<string[]> {
  const goals = await listGoals(db, personId)
  const measures = Map.groupBy(
    await listMeasures(
      db,
      goals.map(({ id }) => id),
    ),
    ({ goalId }) => goalId,
  )
  return goals.map(({ id, title, outcome, weightBp, dueOn, state, cycle }) => {
    const head = `${title} · ${weightBp / 100} % · due ${dueOn} · ${state} · ${cycle}`
    const read = (measures.get(id) ?? []).map((one) => `${one.title}: ${one.current} ${one.unit}, from ${one.baseline} to ${one.target}`)
    return entry(head, [outcome, ...read].filter((line) => line !== '').join('\n'))
  })
}

function actionLine({ title, owner, dueOn }: Awaited<ReturnType<typeof listOpenActions>>[number]): string {
  return entry(`${title} · ${owner}${dueOn === null ? '' : ` · due ${dueOn}`}`, '')
}

function meetingLine({ startsAt, items }: Awaited<ReturnType<typeof listMeetings>>[number]): string {
  return entry(localDate(startsAt), items.map(({ title, note }) => (note === '' ? title : `${title}: ${note}`)).join('\n'))
}

function reviewLine({ cycle, version, state, summary, nextSteps }: Awaited<ReturnType<typeof listReviewsOut>>[number]): string {
  const text = [summary, nextSteps === '' ? '' : `Next steps: ${nextSteps}`].filter((part) => part !== '').join('\n')
  return entry(`${cycle}${version === 1 ? '' : `, version ${version}`} · ${state}`, text)
}

function eventLine({ kind, on, from, to, reason }: Awaited<ReturnType<typeof listWorkEvents>>[number]): string {
  const what = kind === 'left' || kind === 'returned' ? kind : `${kind} from ${from ?? 'none'} to ${to ?? 'none'}`
  return entry(`${on} · ${what}`, reason)
}
