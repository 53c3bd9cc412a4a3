import type { ShareableDb } from '../../db/shareable.ts'
import { entry } from './hand-over-text.ts'

// What both sides know of development, concerns and improvement plans. Read through `ShareableDb`: what is still being written lies in
// tables it cannot name, and of a plan only what went out to the employee is known to both.

const STATES = { planned: 'planned', 'under-way': 'under way', done: 'done', dropped: 'dropped' } as const

export async function developmentLines(db: ShareableDb, personId: string): Promise<string[]> {
  const wishes = await db.selectFrom('aspiration').selectAll().where('person_id', '=', personId).executeTakeFirst()
  const targets = await db
    .selectFrom('target_role')
    .select(['title', 'wanted_by', 'note'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .execute()
  const actions = await db
    .selectFrom('development_action')
    .select(['title', 'competency', 'state', 'due_on', 'closed_on', 'outcome'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .execute()
  const wished = [
    ['Next step', wishes?.next_step ?? ''],
    ['Later', wishes?.later ?? ''],
    ['Builds on', wishes?.strengths ?? ''],
  ] as const
  return [
    ...wished.flatMap(([name, text]) => (text === '' ? [] : [entry(name, text)])),
    ...targets.map(({ title, wanted_by, note }) => entry(joined(`Target: ${title}`, wanted_by && `wanted by ${wanted_by}`), note)),
    ...actions.map(({ title, competency, state, due_on, closed_on, outcome }) =>
      entry(joined(title, competency, STATES[state], closed_on ?? (due_on && `due ${due_on}`)), outcome),
    ),
  ]
}

export async function concernLines(db: ShareableDb, personId: string): Promise<string[]> {
  const concerns = await db
    .selectFrom('concern')
    .select(['id', 'title', 'said_on', 'facts', 'standard', 'impact', 'support', 'agreed', 'settled_on', 'outcome'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('said_on')
    .execute()
  const looks = await db
    .selectFrom('concern_follow_up')
    .select(['concern_id', 'due_on', 'done_on', 'note'])
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('due_on')
    .execute()
  return concerns.map((one) => {
    const said = [
      ['Facts', one.facts],
      ['What the job asks', one.standard],
      ['What it leads to', one.impact],
      ['What would help', one.support],
      ['What was agreed', one.agreed],
      ['What came of it', one.outcome],
    ] as const
    const followed = looks
      .filter(({ concern_id }) => concern_id === one.id)
      .map(({ due_on, done_on, note }) => [done_on === null ? `Follow-up on ${due_on}` : `Looked at on ${done_on}`, note] as const)
    const text = [...said.filter(([, words]) => words !== ''), ...followed].map(([name, words]) =>
      words === '' ? name : `${name}: ${words}`,
    )
    return entry(joined(one.title, `said ${one.said_on}`, one.settled_on && `settled ${one.settled_on}`), text.join('\n'))
  })
}

export async function improvementLines(db: ShareableDb, personId: string): Promise<string[]> {
  const plans = await db
    .selectFrom('improvement_plan')
    .innerJoin('improvement_version', (join) =>
      join
        .onRef('improvement_version.plan_id', '=', 'improvement_plan.id')
        .onRef('improvement_version.version', '=', 'improvement_plan.sent_version'),
    )
    .select(['improvement_plan.id', 'improvement_plan.ended_on', 'improvement_plan.outcome_note'])
    .select(['improvement_version.id as version_id', 'improvement_version.version', 'improvement_version.starts_on'])
    .where('improvement_plan.person_id', '=', personId)
    .orderBy('improvement_version.starts_on')
    .execute()
  const all: string[] = []
  for (const plan of plans) {
    const head = joined(`From ${plan.starts_on}`, plan.version > 1 && `version ${plan.version}`, plan.ended_on && `ended ${plan.ended_on}`)
    const text = [...(await planLines(db, plan.version_id)), ...(await checkpointLines(db, plan.id))]
    all.push(entry(head, [...text, ...(plan.outcome_note === '' ? [] : [`How it ended: ${plan.outcome_note}`])].join('\n')))
  }
  return all
}

const KINDS = { gap: 'Gap', goal: 'Goal', support: 'Support', milestone: 'Milestone' } as const

async function planLines(db: ShareableDb, versionId: string): Promise<string[]> {
  const lines = await db
    .selectFrom('improvement_line')
    .select(['kind', 'line_on', 'text', 'more'])
    .where('version_id', '=', versionId)
    .orderBy(({ ref }) => ref('kind'))
    .orderBy('position')
    .execute()
  return lines.map(({ kind, line_on, text, more }) => `${KINDS[kind]}: ${joined(text, more, line_on)}`)
}

/** Milestones whose package went out, or that were answered. */
async function checkpointLines(db: ShareableDb, planId: string): Promise<string[]> {
  const checkpoints = await db
    .selectFrom('improvement_checkpoint as checkpoint')
    .select(['held_on', 'standing', 'note'])
    .where('plan_id', '=', planId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('improvement_signature as signed')
          .select('signed.id')
          .whereRef('signed.plan_id', '=', 'checkpoint.plan_id')
          .whereRef('signed.moment', '=', 'checkpoint.milestone_key')
          .where(({ or, eb }) => or([eb('signed.side', '=', 'employee'), eb('signed.document_hash', '<>', '')])),
      ),
    )
    .orderBy('held_on')
    .execute()
  return checkpoints.map(({ held_on, standing, note }) => `Seen on ${held_on}: ${joined(standing.replaceAll('-', ' '), note)}`)
}

function joined(...parts: readonly (string | false | null)[]): string {
  return parts.filter((part) => part !== false && part !== null && part !== '').join(' · ')
}
