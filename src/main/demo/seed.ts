import type { PhaseDates } from '../../shared/contract/cycles.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { CycleId, ParticipationId, PersonId } from '../../shared/kernel/ids.ts'
import type { OpenVault } from '../kernel/session.ts'
import { seedBefore, seedChanges } from './changes.ts'
import { seedCoaching } from './coaching.ts'
import { seedConcerns } from './concerns.ts'
import { seedDevelopment, seedLastYearsAction } from './development.ts'
import { goalsOf } from './families.ts'
import { seedFeedback } from './feedback.ts'
import { seedJobs, seedNewerJob } from './jobs.ts'
import { seedMeetings } from './meetings.ts'
import { seedMethods } from './methods.ts'
import { seedNotes } from './notes.ts'
import { seedPlan, seedStoryPlan } from './plans.ts'
import { seedPutOff } from './put-off.ts'
import { seedLastYear, seedThisYear } from './reviews.ts'
import { seedRewards } from './rewards.ts'
import { type Stage, stageFor } from './stage.ts'
import { type PersonStory, team } from './story.ts'
import { seedUnits } from './units.ts'

const MANAGER = '3'

export interface DemoOptions {
  /** `adventureworks_employees.csv`, byte for byte. */
  readonly people: Uint8Array<ArrayBuffer>
  /** Share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** One person of the team with what is told of them. */
export interface Actor {
  readonly story: PersonStory
  readonly person: PersonRow
  readonly participationId: ParticipationId
}

/**
 * Fills an empty vault with the demo firm, dated around today: 290 people, one finished cycle, one running. Everything goes
 * through the contract, as if somebody had clicked it over two years; the same day always gives the same firm.
 */
export async function seedDemo(vault: OpenVault, options: DemoOptions): Promise<void> {
  const stage = stageFor(vault)
  const progress = options.onProgress ?? (() => undefined)
  const people = await importPeople(stage, options.people)
  progress(0.05)
  const manager = people.find((person) => person.employeeNumber === MANAGER)
  await stage.app.workspace.update({
    mission: 'Bicycles that outlive their first owner, built by people who know why each part is as it is.',
    ownPersonId: manager?.id ?? null,
    recoveryConfirmed: true,
  })

  // A clock and a chance of its own: what chance gives to the rest of the story stays as it was.
  const aside = stageFor(vault)
  await seedBefore(aside)

  const library = stageFor(vault)
  await seedJobs(library)
  await seedMethods(stage)
  const last = await launch(stage, people, 366 + 313)
  await seedLastYear(stage, await actorsOf(stage, last, people), (share) => progress(0.05 + 0.15 * share))
  const growth = stageFor(vault)
  await seedLastYearsAction(growth, people)
  stage.goTo(stage.day(320))
  await stage.app.cycles.close({ cycleId: last })

  const current = await launch(stage, people, 313)
  const actors = await actorsOf(stage, current, people)
  for (const actor of actors) await seedStoryPlan(stage, actor)
  await seedFirm(stage, current, actors, (share) => progress(0.25 + 0.6 * share))
  for (const actor of actors) await seedCoaching(stage, actor)
  await seedMeetingsAhead(stage, actors)
  await seedNotes(stageFor(vault), actors)
  await seedMeetings(stage, actors)
  await seedThisYear(stage, actors)
  await seedRewards(stage, actors, current)
  if (manager) await seedFeedback(stageFor(vault), actors, manager)
  // Last, although it is dated first: what chance gives to the rest of the story stays as it was.
  await seedUnits(stage)
  await seedChanges(aside, people)
  await seedNewerJob(library)
  await seedDevelopment(growth, people)
  await seedConcerns(growth, people)
  await seedPutOff(growth)
  progress(1)
}

async function importPeople(stage: Stage, csv: Uint8Array<ArrayBuffer>): Promise<readonly PersonRow[]> {
  stage.goTo(stage.day(366 + 320))
  const file = new File([csv], 'adventureworks_employees.csv', { type: 'text/csv' })
  const preview = await stage.app.people.importPreview({ fileName: file.name, file })
  await stage.app.people.importCommit({ token: preview.token })
  return stage.app.people.list()
}

/** A cycle whose reviewing phase would be on its ninth day so many days after its start: 313 for the running one. */
async function launch(stage: Stage, people: readonly PersonRow[], startedDaysAgo: number): Promise<CycleId> {
  const offset = (days: number) => stage.day(startedDaysAgo - days)
  const phases: PhaseDates[] = [
    { phase: 'planning', startsOn: offset(0), endsOn: offset(43) },
    { phase: 'coaching', startsOn: offset(44), endsOn: offset(304) },
    { phase: 'reviewing', startsOn: offset(305), endsOn: offset(351) },
    { phase: 'action', startsOn: offset(352), endsOn: offset(364) },
  ]
  stage.goTo(offset(0))
  const proposal = await stage.app.cycles.propose({ startsOn: offset(0), endsOn: offset(364) })
  const year = offset(182).slice(0, 4)
  const { cycle } = await stage.app.cycles.launch({
    name: `Cycle ${year}`,
    phases,
    form: proposal.form,
    personIds: people.map((person) => person.id),
  })
  return cycle.id
}

async function actorsOf(stage: Stage, cycleId: CycleId, people: readonly PersonRow[]): Promise<readonly Actor[]> {
  const { people: participants } = await stage.app.cycles.get({ cycleId })
  const participationOf = new Map(participants.map((row) => [row.personId, row.participationId]))
  return team.flatMap((story) => {
    const person = people.find((row) => row.employeeNumber === story.employeeNumber)
    const participationId = person && participationOf.get(person.id)
    return person && participationId ? [{ story, person, participationId }] : []
  })
}

/** Goals of everybody outside the team, as most people of their department have them. */
async function seedFirm(stage: Stage, cycleId: CycleId, actors: readonly Actor[], progress: (share: number) => void): Promise<void> {
  const told = new Set<PersonId>(actors.map((actor) => actor.person.id))
  const { people } = await stage.app.cycles.get({ cycleId })
  const rest = people.filter((row) => !told.has(row.personId))
  for (const [index, row] of rest.entries()) {
    // One person in eleven has no goal yet: every real firm has a few.
    if (index % 11 === 10) continue
    await seedPlan(stage, { participationId: row.participationId, goals: goalsOf(row.unit), agreed: index % 7 !== 6 })
    progress(index / rest.length)
  }
}

async function seedMeetingsAhead(stage: Stage, actors: readonly Actor[]): Promise<void> {
  stage.goTo(stage.workday(7))
  const ahead: readonly (readonly [employeeNumber: string, inDays: number, time: string, minutes: number])[] = [
    ['11', 0, '10:30', 30],
    ['271', 0, '14:00', 45],
    ['5', 0, '16:00', 30],
    ['274', 1, '11:00', 30],
    ['267', 1, '15:30', 30],
    ['162', 2, '14:00', 40],
    ['13', 3, '09:00', 30],
  ]
  for (const [employeeNumber, inDays, time, minutes] of ahead) {
    const actor = actors.find((candidate) => candidate.story.employeeNumber === employeeNumber)
    if (actor === undefined) continue
    const personId = actor.person.id
    const startsAt = stage.moment(stage.workdayAhead(inDays), time)
    const planned = (await stage.app.coaching.oneToOnes({ personId })).find((meeting) => meeting.state === 'planned')
    const oneToOneId = planned?.id ?? (await stage.app.coaching.schedule({ personId, startsAt, minutes })).oneToOneId
    if (planned) await stage.app.coaching.reschedule({ oneToOneId, startsAt, minutes })
    if (employeeNumber === '5') await clearAgenda(stage, oneToOneId)
    if (employeeNumber === '11') {
      await stage.app.coaching.addAgendaItem({ oneToOneId, title: 'Presenting in December', raisedBy: 'manager' })
      await stage.app.coaching.addAgendaItem({ oneToOneId, title: 'Holiday cover on line 2', raisedBy: 'employee' })
    }
  }
}

/** Leaves one meeting of the day without an agenda, as it happens. */
async function clearAgenda(stage: Stage, oneToOneId: Parameters<Stage['app']['coaching']['oneToOne']>[0]['oneToOneId']): Promise<void> {
  const meeting = await stage.app.coaching.oneToOne({ oneToOneId })
  for (const item of meeting.agenda) await stage.app.coaching.removeAgendaItem({ agendaItemId: item.id })
}
