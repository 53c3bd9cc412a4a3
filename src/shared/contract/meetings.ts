import { z } from 'zod'
import { Instant, IsoDate } from '../kernel/dates.ts'
import { AgendaItemId, CycleId, DecisionId, OneToOneId, PersonId, SeriesId } from '../kernel/ids.ts'
import { LONGEST } from '../kernel/longest.ts'
import { Feeling } from '../rules/package-check-in.ts'
import { Recurrence, Rhythm, Weekday } from '../rules/recurrence.ts'
import { Change, opened, ShortText, Side } from './base.ts'

/** Where the two meet. It stands in the calendar file, and nothing else of the meeting does. */
export const Place = z.string().trim().max(300)
/** A local time of day. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Minutes = z.number().int().min(5).max(480)

export const SeriesTimes = z.object({
  recurrence: Recurrence,
  startsOn: IsoDate,
  time: TimeOfDay,
  minutes: Minutes,
  /** Stands in the calendar file; both sides read it. */
  place: Place,
  /** The last day a meeting may fall on. */
  endsOn: IsoDate.nullable(),
})
export type SeriesTimes = Readonly<z.infer<typeof SeriesTimes>>

export const NewSeries = SeriesTimes.extend({ personId: PersonId })
export type NewSeries = Readonly<z.infer<typeof NewSeries>>

export const Series = NewSeries.extend({
  id: SeriesId,
  personName: z.string(),
  /** IANA name of the zone the time is meant in. */
  zone: z.string(),
  /** The next meeting that is still planned. */
  next: z.object({ oneToOneId: OneToOneId, startsAt: Instant }).nullable(),
})
export type Series = Readonly<z.infer<typeof Series>>

export const SeriesProposal = NewSeries.extend({
  personName: z.string(),
  rhythm: Rhythm,
  /** The fact the rhythm comes from. */
  why: z.string(),
  first: Instant,
})
export type SeriesProposal = Readonly<z.infer<typeof SeriesProposal>>

/** A meeting in a list: what stands on its agenda is counted, not read. */
export const MeetingRow = z.object({
  id: OneToOneId,
  personId: PersonId,
  personName: z.string(),
  startsAt: Instant,
  minutes: z.number().int(),
  state: z.enum(['planned', 'held', 'skipped']),
  begunAt: Instant.nullable(),
  /** Where it stood before it was moved. */
  firstPlannedAt: Instant.nullable(),
  skipReason: z.string(),
  place: z.string(),
  seriesId: SeriesId.nullable(),
  items: z.number().int(),
  fromEmployee: z.number().int(),
  openActionItems: z.number().int(),
  /** The first topics, for one line. */
  topics: z.array(z.string()),
})
export type MeetingRow = Readonly<z.infer<typeof MeetingRow>>

export const Decision = z.object({ id: DecisionId, body: z.string(), agendaItemId: AgendaItemId.nullable() })
export type Decision = Readonly<z.infer<typeof Decision>>

export const MeetingTimer = z.object({ begunAt: Instant.nullable(), measuredMs: z.number().int(), since: Instant.nullable() })
export type MeetingTimer = Readonly<z.infer<typeof MeetingTimer>>

export const MeetingFeelings = z.object({
  /** The manager's own. Only the owner of the vault reads it unless `managerSaid`. */
  manager: Feeling.nullable(),
  managerSaid: z.boolean(),
  employee: Feeling.nullable(),
  /** Told in the meeting and noted here, or come by reply. */
  employeeFrom: z.enum(['told', 'reply']).nullable(),
})
export type MeetingFeelings = Readonly<z.infer<typeof MeetingFeelings>>

/** Who brought the items of one meeting. */
export const Balance = z.object({ oneToOneId: OneToOneId, on: IsoDate, employee: z.number().int(), manager: z.number().int() })
export type Balance = Readonly<z.infer<typeof Balance>>

/** What a meeting has beside its agenda. */
export const meetingDetail = {
  timer: MeetingTimer,
  /** How long it was measured to last; null when no time was taken. */
  lastedMinutes: z.number().int().nullable(),
  decisions: z.array(Decision),
  feelings: MeetingFeelings,
  /** What the employee wrote by reply, by the id of the part. */
  comments: z.array(z.object({ part: z.string(), body: z.string() })),
  answer: z.object({ answer: z.enum(['agree', 'received', 'disagree']), statement: z.string(), at: Instant }).nullable(),
  /** This meeting and those held before it, oldest first. */
  balance: z.array(Balance),
  series: z.object({ id: SeriesId, recurrence: Recurrence, endsOn: IsoDate.nullable() }).nullable(),
  next: z.object({ oneToOneId: OneToOneId, startsAt: Instant }).nullable(),
  /** Items of this agenda that stand again on a later one. */
  carried: z.array(z.object({ agendaItemId: AgendaItemId, oneToOneId: OneToOneId, startsAt: Instant })),
}

/** What is expected of one person: a rhythm, or none for a while. */
export const ExpectedRhythm = z.enum([...Rhythm.options, 'none'])
export type ExpectedRhythm = z.infer<typeof ExpectedRhythm>

export const CadenceSettings = z.object({
  /** The running cycle these hold for; null when none runs, and then they are the advised ones. */
  cycleId: CycleId.nullable(),
  cycleName: z.string().nullable(),
  rhythm: Rhythm,
  starterRhythm: Rhythm,
  /** How many days after the hire somebody counts as new. */
  starterDays: z.number().int(),
})
export type CadenceSettings = Readonly<z.infer<typeof CadenceSettings>>

/** What one span of time should have brought, and what it brought. */
export const CadenceSpan = z.object({
  from: IsoDate,
  to: IsoDate,
  expected: z.number(),
  held: z.number().int(),
  missed: z.number().int(),
  skipped: z.number().int(),
})
export type CadenceSpan = Readonly<z.infer<typeof CadenceSpan>>

export const CadenceRow = z.object({
  personId: PersonId,
  name: z.string(),
  rhythm: ExpectedRhythm,
  /** Where the rhythm comes from. */
  source: z.enum(['person', 'starter', 'cycle', 'advised']),
  lastHeldOn: IsoDate.nullable(),
  /** By when the next one should be held; null when none is expected. */
  dueOn: IsoDate.nullable(),
  standing: z.enum(['on-time', 'due', 'overdue', 'not-expected']),
  next: z.object({ oneToOneId: OneToOneId, startsAt: Instant }).nullable(),
  series: z.object({ id: SeriesId, recurrence: Recurrence }).nullable(),
  /** Of the last twelve weeks. */
  expected: z.number(),
  held: z.number().int(),
  missed: z.number().int(),
  skipped: z.number().int(),
  moved: z.number().int(),
  /** Meetings held in each of the last twelve weeks, oldest first. */
  weeks: z.array(z.number().int()),
})
export type CadenceRow = Readonly<z.infer<typeof CadenceRow>>

export const Cadence = z.object({
  settings: CadenceSettings,
  people: z.array(CadenceRow),
  weeks: z.array(CadenceSpan),
  quarters: z.array(CadenceSpan),
})
export type Cadence = Readonly<z.infer<typeof Cadence>>

export const ReminderSettings = z.object({
  inApp: z.boolean(),
  /** By the operating system; never with a name. */
  outside: z.boolean(),
  minutesBefore: z.number().int().min(1).max(120),
})
export type ReminderSettings = Readonly<z.infer<typeof ReminderSettings>>

const meetingErrors = { ONE_TO_ONE_NOT_FOUND: {} }
const openMeeting = { ...meetingErrors, ALREADY_HELD: {} }
const oneMeeting = z.object({ oneToOneId: OneToOneId })

/** Series, meetings in session, cadence and reminders. Part of `coaching`. */
export const meetings = {
  /** Every meeting from a day on, newest first; all there are without one. */
  meetingList: opened.input(z.object({ since: IsoDate.nullable() })).output(z.array(MeetingRow)),

  series: opened.input(z.object({ personId: PersonId.nullable() })).output(z.array(Series)),
  /** The next moments a rule would give. Writes nothing. */
  previewSeries: opened
    .input(SeriesTimes.pick({ recurrence: true, startsOn: true, time: true, endsOn: true }))
    .output(z.object({ startsOn: IsoDate, zone: z.string(), next: z.array(Instant) })),
  /** One series or many: one change, one undo. */
  planSeries: opened
    .input(z.object({ series: z.array(NewSeries).min(1).max(500) }))
    .output(z.object({ seriesIds: z.array(SeriesId), meetings: z.number().int(), change: Change }))
    .errors({ PERSON_NOT_FOUND: {}, SERIES_EXISTS: { data: z.object({ name: z.string() }) }, DATES_REVERSED: {} }),
  /** A rhythm for everybody of the team without a series, each at a time of their own. Writes nothing. */
  proposeSeries: opened
    .input(
      z.object({
        /** What the cadence expects of each, or one rhythm for all. */
        rhythm: z.union([Rhythm, z.literal('expected')]),
        minutes: Minutes,
        weekdays: z.array(Weekday).min(1).max(7),
        from: TimeOfDay,
        startsOn: IsoDate,
      }),
    )
    .output(z.array(SeriesProposal)),
  /** Changes a series from a day on. What was before stays as it was planned. */
  changeSeries: opened
    .input(z.object({ seriesId: SeriesId, from: IsoDate, times: SeriesTimes.omit({ startsOn: true }) }))
    .output(z.object({ seriesId: SeriesId, change: Change }))
    .errors({ SERIES_NOT_FOUND: {}, DATES_REVERSED: {} }),
  /** No meeting after a day. One that has an agenda stays as a single one. */
  endSeries: opened
    .input(z.object({ seriesId: SeriesId, on: IsoDate }))
    .output(z.object({ change: Change, removed: z.number().int(), kept: z.number().int() }))
    .errors({ SERIES_NOT_FOUND: {} }),

  /** Says that a planned meeting does not take place; what stands on its agenda goes to the next one. */
  skip: opened
    .input(oneMeeting.extend({ reason: z.string().trim().max(LONGEST.reason) }))
    .output(Change)
    .errors(openMeeting),
  /** A skipped meeting is planned again, as it stood. */
  unskip: opened.input(oneMeeting).output(Change).errors(openMeeting),
  begin: opened.input(oneMeeting).output(MeetingTimer).errors(openMeeting),
  /** Pauses the clock of a meeting, or lets it go on. */
  setTimer: opened
    .input(oneMeeting.extend({ running: z.boolean() }))
    .output(MeetingTimer)
    .errors(openMeeting),
  saveDecision: opened
    .input(
      oneMeeting.extend({
        decisionId: DecisionId.nullable(),
        agendaItemId: AgendaItemId.nullable(),
        body: ShortText.max(LONGEST.paragraph),
      }),
    )
    .output(z.object({ decisionId: DecisionId, change: Change }))
    .errors({ ...meetingErrors, AGENDA_ITEM_NOT_FOUND: {}, DECISION_NOT_FOUND: {} }),
  removeDecision: opened
    .input(z.object({ decisionId: DecisionId }))
    .output(Change)
    .errors({ DECISION_NOT_FOUND: {} }),
  /** The owner's own feeling is private unless said to both; the employee's is noted as told. Null takes it back. */
  setFeeling: opened
    .input(oneMeeting.extend({ side: Side, feeling: Feeling.nullable(), said: z.boolean() }))
    .output(z.object({ savedAt: Instant }))
    .errors(meetingErrors),

  /** A calendar file: one meeting, one series, or everything that lies ahead. */
  calendarFile: opened
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('meeting'), oneToOneId: OneToOneId }),
        z.object({ kind: z.literal('series'), seriesId: SeriesId }),
        z.object({ kind: z.literal('all') }),
      ]),
    )
    .output(z.file())
    .errors({ ...meetingErrors, SERIES_NOT_FOUND: {} }),

  /** Who should be met by when, and how it went. The team, or the whole firm when the owner leads nobody. */
  cadence: opened.output(Cadence),
  setCadence: opened
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('person'), personId: PersonId, rhythm: ExpectedRhythm.nullable() }),
        z.object({
          kind: z.literal('cycle'),
          cycleId: CycleId,
          rhythm: Rhythm,
          starterRhythm: Rhythm,
          starterDays: z.number().int().min(0).max(730),
        }),
      ]),
    )
    .output(Change)
    .errors({ PERSON_NOT_FOUND: {}, CYCLE_NOT_FOUND: {} }),

  /** What begins soon, for a note inside the app. */
  reminders: opened.output(
    z.object({
      settings: ReminderSettings,
      soon: z.array(z.object({ oneToOneId: OneToOneId, personName: z.string(), startsAt: Instant, items: z.number().int() })),
    }),
  ),
  setReminders: opened.input(ReminderSettings).output(ReminderSettings),
}
