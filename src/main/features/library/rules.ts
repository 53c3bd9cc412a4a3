import type { PhaseDates } from '../../../shared/contract/cycles.ts'
import { addDays, daysBetween, type IsoDate } from '../../../shared/kernel/dates.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { PhaseShares } from '../../../shared/rules/library-content.ts'
import type { FormCompetency, ReviewForm } from '../../../shared/rules/review-form.ts'

/** How long the phases are in relation to each other; the phase line draws the same proportions. */
export const DEFAULT_SHARES: PhaseShares = { planning: 100, coaching: 190, reviewing: 150, action: 85 }

const PHASES = ['planning', 'coaching', 'reviewing', 'action'] as const

/** Four phases that follow each other without a gap and fill the days from start to end, both included. */
export function proposePhases(
  startsOn: IsoDate,
  endsOn: IsoDate,
  shares: PhaseShares = DEFAULT_SHARES,
): Result<PhaseDates[], { code: 'DATES_REVERSED' }> {
  const days = daysBetween(startsOn, endsOn) + 1
  if (days < PHASES.length) return err({ code: 'DATES_REVERSED' })
  const total = PHASES.reduce((sum, phase) => sum + shares[phase], 0)
  let shareBefore = 0
  let first = 0
  const phases = PHASES.map((phase, index) => {
    shareBefore += shares[phase]
    const phasesAfter = PHASES.length - 1 - index
    // Every phase keeps at least one day, however short the cycle.
    const last = Math.min(Math.max(Math.round((days * shareBefore) / total) - 1, first), days - 1 - phasesAfter)
    const dates = { phase, startsOn: addDays(startsOn, first), endsOn: addDays(startsOn, last) }
    first = last + 1
    return dates
  })
  return ok(phases)
}

/** "Cycle 2026", or "Cycle 2026/27" when it crosses a year. */
export function proposeName(startsOn: IsoDate, endsOn: IsoDate): string {
  const [from, to] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return from === to ? `Cycle ${from}` : `Cycle ${from}/${to.slice(2)}`
}

/** The form of the annual cycle, which a cycle starts from when no other template is chosen. Launching copies it into the cycle, where it never changes. */
export const cycleTemplate: ReviewForm = {
  title: 'Annual review',
  scale: {
    name: 'Five points',
    meets: 3,
    points: [
      { value: 1, label: 'Below', meaning: 'Results or conduct fall clearly short of what the job asks, even with support.' },
      { value: 2, label: 'Partly', meaning: 'Some of what the job asks is there, and some of it is still missing or depends on help.' },
      { value: 3, label: 'Meets', meaning: 'Does what the job asks, dependably and in full. A good result.' },
      { value: 4, label: 'Exceeds', meaning: 'Often goes beyond what the job asks, and others notice the difference it makes.' },
      { value: 5, label: 'Far above', meaning: 'Works throughout at the level of a larger job, and raises what others achieve.' },
    ],
  },
  competencies: [
    competency(
      'problem-solving',
      'Problem solving',
      'Finds out what is really wrong, weighs the ways out, and settles on one that holds.',
      [
        'Treats the symptom or waits for others; the same problem comes back.',
        'Solves familiar problems; with new ones, acts before the cause is known or needs the way shown.',
        'Finds the cause, compares more than one way, and picks one that holds.',
        'Takes problems apart that others left alone, and says early what a solution will cost.',
        'Sees patterns behind separate problems and removes their common cause for the whole team.',
      ],
    ),
    competency('communication', 'Communication', 'Says and writes what others need, in time and in words they understand, and listens.', [
      'Others learn too late or misunderstand; questions stay without an answer.',
      'Clear on familiar ground; leaves out what others need once matters grow complicated.',
      'Tells the right people in time and in plain words, and checks what was understood.',
      'Makes difficult matters easy to follow, and hears what is not being said.',
      'Brings people with opposed views to a shared understanding; others copy the way it is done.',
    ]),
    competency('collaboration', 'Collaboration', 'Works so that others succeed as well, inside the team and across its borders.', [
      'Works past others or against them; agreements are not kept.',
      'Helps when asked; joint work suffers under pressure or at the borders of the team.',
      'Shares work, knowledge and credit, and settles differences directly.',
      'Offers help before it is asked for, and makes work between teams run better.',
      'Builds working relations that last beyond the task and carry more than one team.',
    ]),
    competency('ownership', 'Ownership', 'Takes a task as their own: plans it, follows it through, and speaks up when it is at risk.', [
      'Tasks stay unfinished unless somebody follows up; reasons are found elsewhere.',
      'Finishes what is closely agreed; risks come up late.',
      'Plans the work, finishes it as promised, and says early when a promise is at risk.',
      'Takes up what falls between jobs and carries it through without being asked.',
      'Answers for outcomes beyond the own job, and makes it natural for others to do so too.',
    ]),
    competency('learning', 'Learning', 'Looks for feedback, learns from what happened, and passes on what was learned.', [
      'Repeats the same mistakes; feedback changes nothing.',
      'Learns when told to; new ways are dropped when work gets busy.',
      'Asks for feedback, tries new ways, and keeps those that work.',
      'Learns ahead of the need, and shares openly what failed.',
      'Turns own and others’ experience into better practice for the whole team.',
    ]),
  ],
  goalsWeightBp: 6000,
  competenciesWeightBp: 4000,
}

function competency(key: string, name: string, description: string, byPoint: readonly string[]): FormCompetency {
  const anchors = Object.fromEntries(byPoint.map((anchor, index) => [String(index + 1), anchor]))
  return { key, name, description, expected: 3, anchors }
}
