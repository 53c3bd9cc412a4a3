import { Check, CircleHelp } from 'lucide-react'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import { count } from '../../components/format.ts'
import classes from './import.module.css'
import type { ListedProblem } from './import-decided.ts'

export const STEPS = ['columns', 'problems', 'people'] as const
export type Step = (typeof STEPS)[number]

export const stepWords: Readonly<Record<Step, string>> = { columns: 'Columns', problems: 'Problems', people: 'People' }

interface ImportStepsProps {
  readonly preview: ImportPreview
  readonly problems: readonly ListedProblem[]
  readonly step: Step
  readonly onStep: (step: Step) => void
}

/** The steps of an import in their order, each with what it has to say; any of them can be gone to. */
export function ImportSteps({ preview, problems, step, onStep }: ImportStepsProps) {
  const open = problems.filter(({ decided }) => decided === null).length + preview.moreProblems
  // Without a column of names no row is looked at.
  const unread = preview.needs.includes('name')
  const facts: Readonly<Record<Step, string>> = {
    columns: preview.needs.length > 0 ? question(preview.needs) : columnFact(preview),
    problems: unread
      ? 'not looked at yet'
      : problems.length === 0
        ? 'none found'
        : open === 0
          ? 'all decided'
          : `${count(open, 'row')} to look at`,
    people: unread ? 'not looked at yet' : peopleFact(preview.counts),
  }
  return (
    <ol className={classes.stepper} aria-label="Steps">
      {STEPS.map((name, index) => {
        const asks = name === 'columns' && preview.needs.length > 0
        const settled = name === 'columns' ? !asks : name === 'problems' && open === 0 && !unread
        return (
          <li key={name}>
            <button
              type="button"
              className={`bare ${classes.stepButton}`}
              aria-current={step === name ? 'step' : undefined}
              onClick={() => onStep(name)}
            >
              <span className={classes.stepMark} data-asks={asks || undefined}>
                {asks ? <CircleHelp size={14} aria-hidden /> : settled ? <Check size={14} aria-hidden /> : index + 1}
              </span>
              <span>
                <span className={classes.stepName}>{stepWords[name]}</span>
                <span className={classes.stepFact}>{facts[name]}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function question(needs: ImportPreview['needs']): string {
  return needs.includes('name') ? 'the name is missing' : 'day or month first?'
}

function columnFact({ columns, remembered }: ImportPreview): string {
  const read = columns.filter(({ field }) => field !== null).length
  return `${read} of ${columns.length} read${remembered ? ', as last time' : ''}`
}

function peopleFact({ added, changed, unchanged, missing }: ImportPreview['counts']): string {
  const parts = [
    added > 0 && `${added.toLocaleString('en')} new`,
    changed > 0 && `${changed.toLocaleString('en')} changed`,
    unchanged > 0 && `${unchanged.toLocaleString('en')} as they are`,
    missing > 0 && `${missing.toLocaleString('en')} missing`,
  ].filter(Boolean)
  return parts.length === 0 ? 'nobody yet' : parts.join(', ')
}
