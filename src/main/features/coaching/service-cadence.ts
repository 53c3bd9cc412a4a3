import type { Change } from '../../../shared/contract/base.ts'
import type { Cadence, CadenceRow, CadenceSettings, ExpectedRhythm } from '../../../shared/contract/meetings.ts'
import { addDays, type IsoDate, localDate } from '../../../shared/kernel/dates.ts'
import type { CycleId, PersonId, SeriesId } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { standingOf } from '../../../shared/rules/meeting-standing.ts'
import type { Rhythm } from '../../../shared/rules/recurrence.ts'
import { change } from '../../db/change.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import type { Outcome } from '../../kernel/answer.ts'
import type { Deps } from '../../kernel/deps.ts'
import { currentCycle, findCycle } from '../cycles/index.ts'
import { personExists } from './queries.ts'
import {
  cameOn,
  cycleCadence,
  type Expectable,
  firstCycleFrom,
  type HeldBetween,
  heldOf,
  type MeetingFact,
  meetingFacts,
  type NextMeeting,
  nextPlanned,
  ownRhythms,
  whomToMeet,
} from './queries-cadence.ts'
import { seriesRows } from './queries-series.ts'
import {
  ADVISED,
  dueFor,
  type Expectation,
  expectationOn,
  expectedIn,
  expectedSince,
  lastQuarters,
  lastWeeks,
  spansOf,
  tenth,
} from './rules-cadence.ts'
import { recurrenceOfRule } from './rules-recurrence.ts'

const SPANS = 12

export interface Expecting extends Expectable, Expectation {
  /** What was said of this person alone. */
  readonly own: ExpectedRhythm | null
  readonly since: IsoDate
  /** When they came to whoever owns the vault, or came back. */
  readonly cameOn: IsoDate | null
  readonly lastHeldOn: IsoDate | null
}

/** What rhythm is expected of each person today, and since when. */
export async function expectations(db: ReadDb, today: IsoDate): Promise<Expecting[]> {
  const settings = await settingsOn(db, today)
  const own = await ownRhythms(db)
  const held = await heldOf(db)
  const came = await cameOn(db, today)
  const cycleFrom = await firstCycleFrom(db, today)
  return (await whomToMeet(db)).map((person) => {
    const { personId, hiredOn, addedAt } = person
    const expected = { hiredOn, own: own.get(personId) ?? null }
    const { firstHeldOn, lastHeldOn } = heldDays(held.get(personId))
    const known = { cameOn: came.get(personId) ?? null, lastHeldOn }
    const since = expectedSince({ hiredOn, cameOn: known.cameOn, addedOn: localDate(addedAt), firstHeldOn, cycleFrom })
    return { ...person, ...expected, ...known, since, ...expectationOn(expected, settings, today) }
  })
}

function heldDays(held: HeldBetween | undefined): { readonly firstHeldOn: IsoDate | null; readonly lastHeldOn: IsoDate | null } {
  if (held === undefined) return { firstHeldOn: null, lastHeldOn: null }
  return { firstHeldOn: localDate(held.first), lastHeldOn: localDate(held.last) }
}

async function settingsOn(db: ReadDb, today: IsoDate): Promise<CadenceSettings> {
  const cycle = await currentCycle(db, today)
  if (!cycle) return { cycleId: null, cycleName: null, ...ADVISED }
  return { cycleId: cycle.id, cycleName: cycle.name, ...((await cycleCadence(db, cycle.id)) ?? ADVISED) }
}

interface Known {
  readonly settings: CadenceSettings
  readonly today: IsoDate
  readonly meetings: ReadonlyMap<string, readonly Dated[]>
  readonly next: ReadonlyMap<string, NextMeeting>
  readonly series: ReadonlyMap<string, CadenceRow['series']>
}

interface Dated extends MeetingFact {
  readonly on: IsoDate
  readonly standing: ReturnType<typeof standingOf>
}

/** Who should be met by when, and how it went: a fixed number of reads for any number of people and years. */
export async function readCadence({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<Cadence> {
  const instant = now()
  const today = localDate(instant)
  const settings = await settingsOn(db, today)
  const people = await expectations(db, today)
  const weeks = lastWeeks(today, SPANS)
  const quarters = lastQuarters(today, SPANS)
  const met = new Set(people.map(({ personId }) => personId as string))
  const since = new Date(`${quarters[0]?.from ?? today}T00:00:00`).getTime()
  const facts = (await meetingFacts(db, since, instant)).filter(({ personId }) => met.has(personId))
  const dated = facts.map((fact) => ({ ...fact, on: localDate(fact.startsAt), standing: standingOf(fact, instant) }))
  const known: Known = {
    settings,
    today,
    meetings: Map.groupBy(dated, ({ personId }) => personId),
    next: await nextPlanned(db, instant),
    series: await runningSeries(db, today),
  }
  const expected = (span: (typeof weeks)[number]) => people.reduce((sum, person) => sum + expectedIn(span, person, settings, today), 0)
  return {
    settings,
    people: people.map((person) => cadenceRow(person, weeks, known)),
    weeks: spansOf(weeks, dated, expected),
    quarters: spansOf(quarters, dated, expected),
  }
}

function dueOf({ personId, rhythm, lastHeldOn, cameOn, since }: Expecting, { today, next }: Pick<Known, 'today' | 'next'>) {
  const planned = next.get(personId)
  const nextOn = planned === undefined ? null : localDate(planned.startsAt)
  // Nobody is late for having been met last before they left and came back.
  const lastTime = lastHeldOn !== null && cameOn !== null && lastHeldOn < cameOn ? null : lastHeldOn
  return { nextOn, ...dueFor({ rhythm, lastHeldOn: lastTime, since, today, nextOn }) }
}

async function runningSeries(db: ReadDb, today: IsoDate): Promise<Known['series']> {
  const rows = await seriesRows(db, { runningOn: today })
  return new Map(rows.map((row) => [row.person_id, { id: row.id as SeriesId, recurrence: recurrenceOfRule(row.rule) }]))
}

function cadenceRow(person: Expecting, weeks: readonly { readonly from: IsoDate; readonly to: IsoDate }[], known: Known): CadenceRow {
  const { personId, name, rhythm, source, lastHeldOn } = person
  const { today, settings } = known
  const next = known.next.get(personId) ?? null
  const from = weeks[0]?.from ?? today
  const within = (known.meetings.get(personId) ?? []).filter(({ on }) => on >= from)
  const number = (standing: Dated['standing']) => within.filter((meeting) => meeting.standing === standing).length
  const { dueOn: by, standing } = dueOf(person, known)
  return {
    ...{ personId, name, rhythm, source, lastHeldOn, next, series: known.series.get(personId) ?? null },
    ...{ dueOn: by, standing },
    expected: tenth(expectedIn({ from, to: today }, person, settings, today)),
    ...{ held: number('held'), missed: number('missed'), skipped: number('skipped'), moved: within.filter(({ moved }) => moved).length },
    weeks: weeks.map((week) => within.filter(({ on, standing }) => standing === 'held' && on >= week.from && on <= week.to).length),
  }
}

/** Who is due or overdue on a day and has no meeting planned before then. */
export async function dueOn(db: ReadDb, today: IsoDate) {
  const next = await nextPlanned(db, new Date(`${today}T00:00:00`).getTime())
  return (await expectations(db, today))
    .map((person) => ({ ...person, ...dueOf(person, { today, next }) }))
    .filter(({ standing, nextOn }) => (standing === 'due' || standing === 'overdue') && (nextOn === null || nextOn > addDays(today, 7)))
}

export type CadenceWish =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly rhythm: ExpectedRhythm | null }
  | {
      readonly kind: 'cycle'
      readonly cycleId: CycleId
      readonly rhythm: Rhythm
      readonly starterRhythm: Rhythm
      readonly starterDays: number
    }

/** Says what is expected in a cycle, or of one person; null puts the person back under what holds for all. */
export function setCadence(deps: Deps, wish: CadenceWish): Promise<Result<Change, Outcome<'PERSON_NOT_FOUND' | 'CYCLE_NOT_FOUND'>>> {
  const summary = wish.kind === 'person' ? 'Expected rhythm changed' : 'Rhythm of the cycle changed'
  return change(deps, { verb: 'coaching.setCadence', summary }, async (tx, { id }) => {
    if (wish.kind === 'person') {
      if (!(await personExists(tx, wish.personId))) return err({ code: 'PERSON_NOT_FOUND' as const })
      await replaceSetting(
        tx,
        deps,
        'person_id',
        wish.personId,
        wish.rhythm && { rhythm: wish.rhythm, starter_rhythm: null, starter_days: null },
      )
    } else {
      if (!(await findCycle(tx, wish.cycleId))) return err({ code: 'CYCLE_NOT_FOUND' as const })
      const said = { rhythm: wish.rhythm, starter_rhythm: wish.starterRhythm, starter_days: wish.starterDays }
      await replaceSetting(tx, deps, 'cycle_id', wish.cycleId, said)
    }
    return ok({ id, summary })
  })
}

interface Said {
  readonly rhythm: ExpectedRhythm
  readonly starter_rhythm: Rhythm | null
  readonly starter_days: number | null
}

async function replaceSetting(
  tx: WriteDb,
  deps: Deps,
  ...[of, id, said]: [of: 'person_id' | 'cycle_id', id: string, said: Said | null]
): Promise<void> {
  await tx.deleteFrom('cadence_setting').where(of, '=', id).execute()
  if (said === null) return
  const none = { person_id: null, cycle_id: null }
  await tx
    .insertInto('cadence_setting')
    .values({ id: deps.newId(), ...none, [of]: id, ...said })
    .execute()
}
