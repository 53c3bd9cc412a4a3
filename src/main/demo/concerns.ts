import type { ConcernDraftFields } from '../../shared/contract/concerns.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { ImprovementPlanId, PersonId } from '../../shared/kernel/ids.ts'
import { milestonesFrom, type PlanContent, START } from '../../shared/rules/improvement-plan.ts'
import { change } from '../db/change.ts'
import { markPlanSent, recordPlanAnswer } from '../features/concerns/index.ts'
import { writerOf } from './replies.ts'
import type { Stage } from './stage.ts'

const ROB = '5'
const OVIDIU = '267'

const late: ConcernDraftFields = {
  title: 'Jig drawings after the start of the line',
  happenedOn: null,
  facts: 'The drawings of jigs 14 and 15 came two and four days after line 3 began. The line ran with makeshift stops until then.',
  standard: 'A jig runs on the day the line starts.',
  impact: 'Eleven hours of rework in week 31, and a Saturday for two colleagues.',
  support: 'One open jig at a time until Christmas; Terri reads each drawing the day it is ready.',
  thoughts: 'Two evenings on the mill in a row. Is he doing the work of two?',
}

const handover: ConcernDraftFields = {
  title: 'Handovers without notes',
  happenedOn: null,
  facts: 'Two jigs were handed over without the setting sheet. The shift found the settings by trying.',
  standard: 'What was found out together is written down the same day, with who does what by when.',
  impact: 'The shift lost a morning, and asked Terri instead.',
  support: 'A one-page sheet, filled in together for the first two jigs.',
  thoughts: '',
}

const unsaid: ConcernDraftFields = {
  title: 'Scrap counted at the end of the week',
  happenedOn: null,
  facts: 'Scrap of the second fixture was written down on Friday for the whole week, three weeks in a row.',
  standard: '',
  impact: 'What goes wrong on Monday shows on Friday.',
  support: 'Ask first whether the count takes too long at the machine.',
  thoughts: 'He worries about the number. Careful with the tone.',
}

/** Two concerns said to Rob and the plan that followed, and one that waits to be said to Ovidiu. */
export async function seedConcerns(stage: Stage, people: readonly PersonRow[]): Promise<void> {
  const rob = people.find(({ employeeNumber }) => employeeNumber === ROB)
  const ovidiu = people.find(({ employeeNumber }) => employeeNumber === OVIDIU)
  if (rob !== undefined) {
    await say(stage, rob.id, {
      fields: late,
      noticed: 96,
      said: 94,
      followUp: 80,
      seen: 'Jig 16 was there on the day. One at a time helps.',
    })
    await say(stage, rob.id, { fields: handover, noticed: 66, said: 62, followUp: 2, seen: null })
    await seedPlan(stage, rob)
  }
  if (ovidiu === undefined) return
  stage.goTo(stage.workday(9), '18:11')
  const fields = { ...unsaid, happenedOn: stage.workday(10) }
  await stage.app.concerns.saveDraft({ draftId: null, personId: ovidiu.id, fields })
}

interface Saying {
  readonly fields: ConcernDraftFields
  readonly noticed: number
  readonly said: number
  readonly followUp: number
  /** What the follow-up showed; null while it is open. */
  readonly seen: string | null
}

async function say(stage: Stage, personId: PersonId, { fields, noticed, said, followUp, seen }: Saying): Promise<void> {
  const { concerns } = stage.app
  stage.goTo(stage.workday(noticed), '18:11')
  const written = { ...fields, happenedOn: stage.workday(noticed + 1) }
  const { draftId } = await concerns.saveDraft({ draftId: null, personId, fields: written })
  stage.goTo(stage.workday(said), '18:12')
  const { thoughts: _, ...words } = written
  const agreed = 'As offered, and a look at it together in two weeks.'
  const day = { saidOn: stage.workday(said), followUpOn: stage.workday(followUp) }
  const { concernId } = await concerns.say({ draftId, said: words, agreed, ...day })
  if (seen === null) return
  stage.goTo(stage.workday(followUp), '18:13')
  const { concerns: all } = await concerns.ofPerson({ personId })
  const open = all.find(({ id }) => id === concernId)?.followUps[0]
  if (open) await concerns.closeFollowUp({ followUpId: open.id, doneOn: stage.workday(followUp), note: seen })
}

function planOf(startsOn: string, gaps: PlanContent['gaps']): PlanContent {
  return {
    startsOn,
    gaps,
    goals: [
      {
        key: 'on-time',
        goal: 'Each jig runs on the day its line starts',
        measure: 'Four of four jigs until the end of the plan',
        dueOn: null,
      },
      {
        key: 'sheet',
        goal: 'Each jig is handed over with its setting sheet',
        measure: 'The shift sets up alone, four of four',
        dueOn: null,
      },
    ],
    support: [
      { key: 'one', promise: 'One open jig at a time; new ones wait for a free place', dueOn: null },
      { key: 'terri', promise: 'Terri reads each drawing the day it is ready', dueOn: null },
      { key: 'week', promise: 'Twenty minutes every Monday for what stands in the way', dueOn: null },
    ],
    milestones: milestonesFrom(startsOn),
    onSuccess: 'The plan ends, and one open jig at a time stays the rule for everybody.',
    onExtension: 'One more month with the same support, once.',
    onEnding: 'A job without start dates is looked for in the house, with Rob.',
  }
}

async function seedPlan(stage: Stage, rob: PersonRow): Promise<void> {
  const { concerns } = stage.app
  stage.goTo(stage.workday(44), '18:14')
  const { draftId } = await concerns.beginPlan({ personId: rob.id, planId: null })
  const { content } = await concerns.planDraft({ draftId })
  await concerns.savePlanDraft({ draftId, content: planOf(stage.workday(41), content.gaps), reason: '' })
  const { planId } = await concerns.signPlan({ draftId, fullName: 'Roberto Tamburello' })
  const statement = 'The jigs came late because three were open at once. One at a time is right.'
  await answered(stage, rob, { planId, daysAgo: 42, statement })
  stage.goTo(stage.workday(10), '18:15')
  const checkpoint = {
    heldOn: stage.workday(10),
    standing: 'on-track' as const,
    note: 'Two jigs ran on the day. The sheet of the second was written together and used by the night shift.',
    goals: [
      { key: 'on-time', note: 'Two of two' },
      { key: 'sheet', note: 'One of two set up alone' },
    ],
  }
  await concerns.signCheckpoint({ planId, milestoneKey: 'day-30', checkpoint, fullName: 'Roberto Tamburello' })
}

/** As a package and its reply would have it, without sealing one: a demo does not wait for key derivation. */
async function answered(
  stage: Stage,
  person: PersonRow,
  { planId, daysAgo, statement }: { readonly planId: ImprovementPlanId; readonly daysAgo: number; readonly statement: string },
): Promise<void> {
  const moment = START
  const writer = writerOf(person.name)
  const documentHash = writer.hash(`${planId} ${moment}`)
  stage.goTo(stage.workday(daysAgo), '18:16')
  await change(stage.deps, { verb: 'sharing.importReply', summary: 'Improvement plan signed', actor: 'reply' }, async (tx, { at }) => {
    await markPlanSent(tx, { planId, version: 1, moment, documentHash })
    await recordPlanAnswer(tx, {
      ...{ planId, personId: person.id, version: 1, moment, answer: 'agree', statement, fullName: person.name, signedAt: at },
      ...{ publicKey: writer.publicKey, documentHash, comments: [], newId: stage.deps.newId },
    })
  })
}
