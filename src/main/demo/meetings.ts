import type { Recurrence } from '../../shared/rules/recurrence.ts'
import type { Actor } from './seed.ts'
import type { Stage } from './stage.ts'

const FORTNIGHTLY = (day: 'MO' | 'TU' | 'WE' | 'TH' | 'FR'): Recurrence => ({ unit: 'week', interval: 2, weekdays: [day] })
const MONTHLY: Recurrence = { unit: 'month', interval: 1, on: { kind: 'weekday', nth: 2, weekday: 'TH' } }

/** Series of the team, planned a week ago: by employee number. Two people have none yet. */
const SERIES: readonly { readonly of: string; readonly recurrence: Recurrence; readonly time: string; readonly place: string }[] = [
  { of: '11', recurrence: FORTNIGHTLY('TU'), time: '10:30', place: 'Drawing office' },
  { of: '5', recurrence: { unit: 'week', interval: 1, weekdays: ['WE'] }, time: '09:30', place: '' },
  { of: '13', recurrence: FORTNIGHTLY('TH'), time: '14:00', place: 'Tool shop' },
  { of: '267', recurrence: FORTNIGHTLY('MO'), time: '15:30', place: '' },
  { of: '274', recurrence: MONTHLY, time: '11:00', place: 'Line 2' },
]

/** Rhythms for most of the team; one meeting nobody held, one that moved, one that was skipped, and what was decided lately. */
export async function seedMeetings(stage: Stage, actors: readonly Actor[]): Promise<void> {
  const { app } = stage
  const idOf = (employeeNumber: string) => actors.find(({ story }) => story.employeeNumber === employeeNumber)?.person.id
  stage.goTo(stage.workday(7), '16:00')
  const series = SERIES.flatMap(({ of, recurrence, time, place }) => {
    const personId = idOf(of)
    // The meetings ahead of this week are told by hand: the rhythm begins after them.
    const startsOn = stage.day(-7)
    return personId ? [{ personId, recurrence, startsOn, time, minutes: 30, place, endsOn: null }] : []
  })
  if (series.length > 0) await app.coaching.planSeries({ series })
  await missOne(stage, idOf('162'))
  await moveAndSkip(stage, idOf('11'))
  await rememberWhatWasDecided(stage, idOf('11'))
}

/** A meeting of four working days ago that nobody held and nobody said anything of. */
async function missOne(stage: Stage, personId: Actor['person']['id'] | undefined): Promise<void> {
  if (!personId) return
  await stage.app.coaching.schedule({ personId, startsAt: stage.moment(stage.workday(4), '13:00'), minutes: 30 })
}

async function moveAndSkip(stage: Stage, personId: Actor['person']['id'] | undefined): Promise<void> {
  const ahead = (await stage.app.coaching.meetingList({ since: stage.day(-6) })).filter((row) => row.seriesId !== null).toReversed()
  const hers = ahead.filter((row) => row.personId === personId)
  const [first, second] = hers
  if (first) await stage.app.coaching.reschedule({ oneToOneId: first.id, startsAt: first.startsAt + 86_400_000, minutes: 30 })
  if (second) await stage.app.coaching.skip({ oneToOneId: second.id, reason: 'Trade fair' })
}

async function rememberWhatWasDecided(stage: Stage, personId: Actor['person']['id'] | undefined): Promise<void> {
  const { app } = stage
  const [last] = (await app.coaching.meetingList({ since: null })).filter((row) => row.personId === personId && row.state === 'held')
  if (!last) return
  const { agenda } = await app.coaching.oneToOne({ oneToOneId: last.id })
  const body = 'Drawings go to Quality two days before release, until the audit'
  await app.coaching.saveDecision({ oneToOneId: last.id, decisionId: null, agendaItemId: agenda[0]?.id ?? null, body })
  await app.coaching.setFeeling({ oneToOneId: last.id, side: 'employee', feeling: 4, said: true })
  await app.coaching.setFeeling({ oneToOneId: last.id, side: 'manager', feeling: 3, said: false })
}
