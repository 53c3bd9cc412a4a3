import { daysBetween, type IsoDate } from '../kernel/dates.ts'

export type SmartLetter = 'S' | 'M' | 'A' | 'R' | 'T'

/** A change that a click may make; nothing is ever changed without one. */
export type SmartFix =
  | { readonly kind: 'set-title'; readonly label: string; readonly title: string }
  | { readonly kind: 'set-outcome'; readonly label: string; readonly outcome: string }
  | { readonly kind: 'set-due'; readonly label: string; readonly dueOn: IsoDate }
  | {
      readonly kind: 'add-key-result'
      readonly label: string
      readonly keyResult: { title: string; unit: string; direction: 'increase' | 'decrease'; baseline: number; target: number }
    }

/** One letter of SMART: advice in one sentence. `met` is false for an open question, never for an error. */
export interface SmartHint {
  readonly letter: SmartLetter
  readonly name: string
  readonly met: boolean
  readonly sentence: string
  readonly fix: SmartFix | null
}

export interface SmartGoal {
  readonly title: string
  readonly outcome: string
  readonly dueOn: IsoDate
  readonly weightBp: number
  readonly keyResults: readonly { readonly title: string; readonly unit: string; readonly baseline: number; readonly target: number }[]
}

export interface SmartPeriod {
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly today: IsoDate
}

/** Advice on a goal, one line per letter in their order. Blocks nothing. */
export function smartHints(goal: SmartGoal, period: SmartPeriod): readonly SmartHint[] {
  return [specific(goal), measurable(goal), achievable(goal), relevant(goal), timed(goal, period)]
}

const VAGUE = /^(be(come)? (a )?(better|more)|do (better|more)|get better|help|improve|increase|optimi[sz]e|reduce|support|try|work on)\b/i

function specific(goal: SmartGoal): SmartHint {
  const hint = { letter: 'S', name: 'Specific' } as const
  const words = goal.title.trim().split(/\s+/).filter(Boolean)
  const first = goal.keyResults[0]
  if (words.length < 3) {
    return {
      ...hint,
      met: false,
      sentence: 'The title has fewer than three words; what will be different is not said yet.',
      fix: titleFix(goal),
    }
  }
  if (VAGUE.test(goal.title.trim()) && !/\d/.test(goal.title) && !first) {
    const verb = words[0] ?? ''
    return { ...hint, met: false, sentence: `“${verb}” leaves open how much and of what.`, fix: null }
  }
  return { ...hint, met: true, sentence: 'The title says what will be different.', fix: null }
}

function titleFix(goal: SmartGoal): SmartFix | null {
  const first = goal.keyResults[0]
  if (!first) return null
  const title =
    `${goal.title.trim()}: ${first.title} from ${amount(first.baseline, first.unit)} to ${amount(first.target, first.unit)}`.slice(0, 300)
  return { kind: 'set-title', label: 'Put the measure into the title', title }
}

function measurable(goal: SmartGoal): SmartHint {
  const hint = { letter: 'M', name: 'Measurable' } as const
  const count = goal.keyResults.length
  if (count > 0)
    return {
      ...hint,
      met: true,
      sentence: count === 1 ? 'One key result shows progress.' : `${count} key results show progress.`,
      fix: null,
    }
  const found = measureIn(goal.title) ?? measureIn(goal.outcome)
  if (!found) return { ...hint, met: false, sentence: 'No key result yet; progress cannot be shown.', fix: null }
  const { unit, baseline, target } = found
  const direction = target > baseline ? 'increase' : 'decrease'
  const label = `Add a key result from ${amount(baseline, unit)} to ${amount(target, unit)}`
  const keyResult = { title: goal.title.trim().slice(0, 300), unit, direction, baseline, target } as const
  return {
    ...hint,
    met: false,
    sentence: 'The text names a measure that is not a key result yet.',
    fix: { kind: 'add-key-result', label, keyResult },
  }
}

const NUMBER = String.raw`(-?\d+(?:[.,]\d+)?)`
const UNIT = String.raw`\s?(%|[a-zA-Z€$£]{1,12})?`
const FROM_TO = new RegExp(`\\bfrom ${NUMBER}${UNIT}\\s+to ${NUMBER}${UNIT}`, 'i')

/** "from 3.4 % to 1.8 %" as a measure. */
function measureIn(text: string): { readonly unit: string; readonly baseline: number; readonly target: number } | null {
  const match = FROM_TO.exec(text)
  if (!match) return null
  const [, from = '', fromUnit = '', to = '', toUnit = ''] = match
  const baseline = Number(from.replace(',', '.'))
  const target = Number(to.replace(',', '.'))
  return baseline === target ? null : { unit: fromUnit || toUnit, baseline, target }
}

function achievable(goal: SmartGoal): SmartHint {
  const hint = { letter: 'A', name: 'Achievable' } as const
  if (goal.keyResults.length === 0)
    return { ...hint, met: false, sentence: 'Without a measure, the size of the step is not known.', fix: null }
  if (goal.keyResults.length > 5) {
    return {
      ...hint,
      met: false,
      sentence: `${goal.keyResults.length} key results pull in many directions; three to five are usual.`,
      fix: null,
    }
  }
  const steep = goal.keyResults.find((measure) => measure.baseline !== 0 && Math.abs(measure.target / measure.baseline) > 3)
  if (!steep) return { ...hint, met: true, sentence: 'The step from baseline to target is of a usual size.', fix: null }
  const times = Math.round(Math.abs(steep.target / steep.baseline) * 10) / 10
  return { ...hint, met: false, sentence: `The target of “${steep.title}” is ${times} times its baseline.`, fix: null }
}

function relevant(goal: SmartGoal): SmartHint {
  const hint = { letter: 'R', name: 'Relevant' } as const
  if (goal.outcome.trim() === '') {
    const fix = { kind: 'set-outcome', label: 'Begin with “So that”', outcome: 'So that ' } as const
    return { ...hint, met: false, sentence: 'The outcome is empty; whom the goal helps is not said yet.', fix }
  }
  if (goal.weightBp === 0) return { ...hint, met: false, sentence: 'The goal has no weight; it counts for nothing in the plan.', fix: null }
  return { ...hint, met: true, sentence: 'The outcome says what the goal is for.', fix: null }
}

function timed(goal: SmartGoal, period: SmartPeriod): SmartHint {
  const hint = { letter: 'T', name: 'Time-bound' } as const
  const atEnd = { kind: 'set-due', label: 'Set it to the end of the cycle', dueOn: period.endsOn } as const
  if (daysBetween(period.endsOn, goal.dueOn) > 0) {
    return { ...hint, met: false, sentence: 'The due date is after the end of the cycle.', fix: atEnd }
  }
  if (daysBetween(period.startsOn, goal.dueOn) < 0)
    return { ...hint, met: false, sentence: 'The due date is before the cycle begins.', fix: atEnd }
  if (daysBetween(period.today, goal.dueOn) < 0) {
    const fix = daysBetween(period.today, period.endsOn) >= 0 ? atEnd : null
    return { ...hint, met: false, sentence: 'The due date has passed.', fix }
  }
  return { ...hint, met: true, sentence: 'The due date lies in the cycle.', fix: null }
}

function amount(value: number, unit: string): string {
  return unit === '' ? String(value) : `${value}\u202f${unit}`
}
