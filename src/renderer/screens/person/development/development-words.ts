import type {
  ActionKind,
  ActionState,
  Readiness,
  RecommendationReason,
  TargetRole,
  TargetSuggestion,
} from '../../../../shared/contract/developing.ts'
import { assertNever } from '../../../../shared/kernel/assert-never.ts'
import { count } from '../../../components/format.ts'

export const ACTION_KINDS: Readonly<Record<ActionKind, string>> = {
  'on-the-job': 'On the job',
  'from-others': 'From others',
  course: 'Course',
}

export const ACTION_STATES: Readonly<Record<ActionState, string>> = {
  planned: 'Planned',
  'under-way': 'Under way',
  done: 'Done',
  dropped: 'Dropped',
}

export const SUGGESTED: Readonly<Record<TargetSuggestion['why'], string>> = {
  'career-path': 'career path of the present job',
  'related-job': 'described by the firm, close by O*NET',
  'related-role': 'close by O*NET, not described yet',
}

/** "1 point", "half a level", "1.5 levels". */
export function distanceWords(hundredths: number, unit: 'point' | 'level'): string {
  if (hundredths === 50) return `half a ${unit}`
  return hundredths === 100 ? `1 ${unit}` : `${hundredths / 100} ${unit}s`
}

/** What stands beside the bar, and is said instead of it. */
export function readinessWords(readiness: Readiness): string {
  switch (readiness.kind) {
    case 'met':
      return 'Met'
    case 'gap':
      return `${distanceWords(readiness.missing, readiness.unit)} to go`
    case 'not-rated':
      return NOT_RATED[readiness.why]
    case 'not-comparable':
      return NOT_COMPARABLE[readiness.why]
    default:
      return assertNever(readiness)
  }
}

const NOT_RATED = {
  'no-review': 'No finished review yet',
  'not-in-review': 'Not part of the review',
  'no-rating': 'Not rated',
  'not-seen': 'Not seen',
} as const

const NOT_COMPARABLE = {
  'level-not-on-scale': 'The level is not on the scale of the review',
  'level-now-unknown': 'The level it was rated at is not known',
} as const

/** "2 met, 1 gap, 3 without a rating to compare". */
export function targetSentence({ met, gaps, unknown, competencies }: TargetRole): string {
  if (competencies.length === 0) return 'Names no competency yet: there is nothing to compare.'
  const parts = [
    met > 0 ? `${met} met` : '',
    gaps > 0 ? count(gaps, 'gap') : '',
    unknown > 0 ? `${unknown} without a rating to compare` : '',
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

export function reasonWords(reason: RecommendationReason): string {
  if (reason.kind === 'target') return `${reason.competency}: ${reason.target} asks ${reason.asks === '' ? 'more' : reason.asks}`
  const version = reason.version === 1 ? '' : `, version ${reason.version}`
  return `${reason.competency}: rated ${reason.score}, expected ${reason.expected}, review of ${reason.cycleName}${version}`
}
