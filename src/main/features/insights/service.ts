import type { TimelineItem, Today } from '../../../shared/contract/insights.ts'
import { daysBetween, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { checkInTimeline, coachingTimeline, countSuggestions, dayWords, listActionItems, listMeetings } from '../coaching/index.ts'
import { concernsTimeline } from '../concerns/index.ts'
import { currentCycle } from '../cycles/index.ts'
import { developingTimeline } from '../developing/index.ts'
import { feedbackTimeline } from '../feedback/index.ts'
import { reviewingTimeline, standings } from '../reviewing/index.ts'
import { rewardingTimeline } from '../rewarding/index.ts'
import { allNotices } from './notices.ts'
import { feedbackDays, listRunningGoals, listTeam, type Member, metDays } from './queries.ts'
import { snoozesAfter } from './queries-snooze.ts'
import { agreementItems, hireItems, packageItems, workItems } from './queries-timeline.ts'
import { daySentence, goalPulse, heard, meetingLine, newestFirst, reviewingPhase, reviewStates, startOfDay } from './rules.ts'
import { noticesBeside, soonestFirst, withoutSnoozed } from './rules-snooze.ts'
import { restOfWeek } from './rules-week.ts'

/** One person's life in the vault, newest first; at once the evidence of a review. */
export async function readTimeline(db: ReadDb, personId: PersonId): Promise<Result<TimelineItem[], Outcome<'PERSON_NOT_FOUND'>>> {
  const hired = await hireItems(db, personId)
  if (hired === null) return err({ code: 'PERSON_NOT_FOUND' })
  const sources = [
    coachingTimeline,
    checkInTimeline,
    agreementItems,
    reviewingTimeline,
    rewardingTimeline,
    packageItems,
    workItems,
    feedbackTimeline,
    developingTimeline,
    concernsTimeline,
  ]
  const found = await Promise.all(sources.map((source) => source(db, personId)))
  return ok(newestFirst([...hired, ...found.flat()]))
}

export async function readToday({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<Today> {
  const instant = now()
  const today = localDate(instant)
  const team = await listTeam(db)
  const members = new Map<string, Member>(team.map((member) => [member.personId, member]))
  const cycle = await currentCycle(db, today)
  const goals = await goalsOfTeam(db, members, today)
  const meetings = await meetingsOfTeam(db, members, { from: startOfDay(instant, 0), to: startOfDay(instant, 7) })
  const todays = meetings.filter(({ on }) => on === today)
  const met = await metDays(db)
  const silent = await notHeardFrom(db, { team, met, today })
  const notices = noticesBeside(await allNotices(db, today), new Set(silent.map(({ personId }) => personId)), today)
  const day = putOff(
    {
      reviews: await reviewsOfTeam(db, { cycle, members, today }),
      meetings: await todaysMeetings(db, { today, meetings: todays, members, quiet: goals.quietGoals, met }),
      actionItems: await openActionItems(db, members, today),
      checkIns: goals.checkIns,
      quietGoals: goals.quietGoals,
      notHeardFrom: silent,
      notices,
    },
    await snoozesAfter(db, today),
  )
  return {
    date: today,
    now: instant,
    sentence: daySentence({
      meetings: day.meetings.map(({ agenda, state }) => ({ agendaItems: agenda.length, held: state === 'held' })),
      lateActionItems: day.actionItems.filter(({ daysLate }) => daysLate > 0).length,
      lateCheckIns: day.checkIns.filter(({ daysLate }) => daysLate > 0).length,
    }),
    restOfWeek: restOfWeek({ today, cycle, team, goals: goals.all, meetings: meetings.map(({ meeting, on }) => ({ ...meeting, on })) }),
    ...day,
  }
}

type Matters = Pick<Today, 'reviews' | 'meetings' | 'actionItems' | 'checkIns' | 'quietGoals' | 'notHeardFrom' | 'notices'>

/** Without what was put off, and what that was. */
function putOff(matters: Matters, snoozes: ReadonlyMap<string, IsoDate>): Matters & Pick<Today, 'snoozed'> {
  const named = ({ title, name }: { readonly title: string; readonly name: string }) => ({ title, personName: name })
  const reviews = withoutSnoozed(matters.reviews === null ? [] : [matters.reviews], snoozes, ({ cycleName }) => ({
    title: `Reviews of ${cycleName}`,
    personName: '',
  }))
  const meetings = withoutSnoozed(matters.meetings, snoozes, ({ personName }) => ({ title: 'One-to-one', personName }))
  const actionItems = withoutSnoozed(matters.actionItems, snoozes, (item) => item)
  const checkIns = withoutSnoozed(matters.checkIns, snoozes, named)
  const quietGoals = withoutSnoozed(matters.quietGoals, snoozes, named)
  const silences = withoutSnoozed(matters.notHeardFrom, snoozes, ({ name }) => ({ title: 'Not heard from', personName: name }))
  const notices = withoutSnoozed(matters.notices, snoozes, (notice) => notice)
  return {
    reviews: reviews.shown[0] ?? null,
    meetings: meetings.shown,
    actionItems: actionItems.shown,
    checkIns: checkIns.shown,
    quietGoals: quietGoals.shown,
    notHeardFrom: silences.shown,
    notices: notices.shown,
    snoozed: soonestFirst([reviews, meetings, actionItems, checkIns, quietGoals, silences, notices].flatMap(({ snoozed }) => snoozed)),
  }
}

type Meeting = Awaited<ReturnType<typeof listMeetings>>[number]
interface DatedMeeting {
  readonly on: IsoDate
  readonly meeting: Meeting
}

async function meetingsOfTeam(
  db: ReadDb,
  members: ReadonlyMap<string, Member>,
  between: { readonly from: number; readonly to: number },
): Promise<DatedMeeting[]> {
  const all = await listMeetings(db, { between })
  return all
    .filter(({ personId, state }) => members.has(personId) && state !== 'skipped')
    .map((meeting) => ({ on: localDate(meeting.startsAt), meeting }))
    .reverse()
}

async function openActionItems(db: ReadDb, members: ReadonlyMap<string, Member>, today: IsoDate): Promise<Today['actionItems']> {
  const items = await listActionItems(db, { open: true })
  return items
    .filter(({ personId }) => members.has(personId))
    .map((item) => ({
      ...item,
      // The key of a promise is the one its notice has.
      key: item.owner === 'manager' ? `promise:${item.id}` : `action-item:${item.id}`,
      daysLate: item.dueOn === null ? 0 : Math.max(0, daysBetween(item.dueOn, today)),
    }))
}

async function goalsOfTeam(db: ReadDb, members: ReadonlyMap<string, Member>, today: IsoDate) {
  const all = (await listRunningGoals(db, today)).flatMap((goal) => {
    const member = members.get(goal.personId)
    return member ? [{ ...goal, name: member.name, pulse: goalPulse(goal, today) }] : []
  })
  const checkIns = all.flatMap(({ personId, name, goalId, participationId, title, pulse }) =>
    pulse.kind === 'due'
      ? [{ key: `check-in:${goalId}`, personId, name, goalId, participationId, title, dueOn: pulse.dueOn, daysLate: pulse.daysLate }]
      : [],
  )
  const quietGoals = all.flatMap(({ personId, name, goalId, participationId, title, progressBp, paceBp, pulse }) =>
    pulse.kind === 'quiet'
      ? [
          {
            key: `quiet-goal:${goalId}`,
            personId,
            name,
            goalId,
            participationId,
            title,
            days: pulse.days,
            progressBp: progressBp ?? 0,
            paceBp,
          },
        ]
      : [],
  )
  return {
    all,
    checkIns: checkIns.sort((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn))),
    quietGoals: quietGoals.sort((a, b) => b.days - a.days),
  }
}

interface TeamCycle {
  readonly cycle: Awaited<ReturnType<typeof currentCycle>>
  readonly members: ReadonlyMap<string, Member>
  readonly today: IsoDate
}

async function reviewsOfTeam(db: ReadDb, { cycle, members, today }: TeamCycle): Promise<Today['reviews']> {
  if (!cycle) return null
  const people = (await standings(db, { cycleId: cycle.id })).flatMap(({ participation, state }) => {
    const member = members.get(participation.personId)
    return member ? [{ state, person: { personId: member.personId, name: member.name } }] : []
  })
  if (people.length === 0) return null
  const { dueOn, begun } = reviewingPhase(cycle, today)
  const states = reviewStates(people, begun).map((group) => ({ ...group, people: [...group.people] }))
  return { key: `reviews:${cycle.id}`, cycleName: cycle.name, dueOn, states }
}

interface TodaysMeetings {
  readonly today: IsoDate
  readonly meetings: readonly DatedMeeting[]
  readonly members: ReadonlyMap<string, Member>
  readonly quiet: Today['quietGoals']
  readonly met: ReadonlyMap<string, readonly IsoDate[]>
}

async function todaysMeetings(db: ReadDb, { today, meetings, members, quiet, met }: TodaysMeetings): Promise<Today['meetings']> {
  const toFill = meetings.map(({ meeting }) => meeting).filter(({ state }) => state !== 'held')
  const suggestions = await countSuggestions(db, toFill)
  return meetings.map(({ meeting }) => {
    const { agenda, personId, openActionItems } = meeting
    const lastMetOn = met.get(personId)?.findLast((day) => day < today) ?? null
    const quietGoals = quiet.filter((goal) => goal.personId === personId).length
    const lastMet = lastMetOn === null ? null : dayWords(lastMetOn, today)
    return {
      ...meeting,
      key: `one-to-one:${meeting.id}`,
      jobTitle: members.get(personId)?.jobTitle ?? null,
      suggestions: suggestions.get(meeting.id) ?? 0,
      fromEmployee: agenda.filter(({ raisedBy }) => raisedBy === 'employee').length,
      fromManager: agenda.filter(({ raisedBy }) => raisedBy === 'manager').length,
      line: meetingLine({ agenda, openActionItems, quietGoals, lastMet }),
    }
  })
}

interface Silence {
  readonly team: readonly Member[]
  readonly met: ReadonlyMap<string, readonly IsoDate[]>
  readonly today: IsoDate
}

/** The longest silence first; people who were never heard from come after, since nobody knows how long that is. */
async function notHeardFrom(db: ReadDb, { team, met, today }: Silence): Promise<Today['notHeardFrom']> {
  const feedback = await feedbackDays(db)
  return team
    .map(({ personId, name }) => ({ personId, name, ...heard([...(met.get(personId) ?? []), ...(feedback.get(personId) ?? [])], today) }))
    .filter(({ overdue }) => overdue)
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1))
    .map(({ personId, name, days, weeks }) => ({ key: `silence:${personId}`, personId, name, days, weeks }))
}
