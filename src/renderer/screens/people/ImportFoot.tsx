import { Button } from '@mantine/core'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import { count, formatCount } from '../../components/format.ts'
import { STEPS, type Step, stepWords } from './ImportSteps.tsx'
import classes from './import.module.css'
import { countPeople } from './import-words.ts'

interface ImportFootProps {
  readonly preview: ImportPreview
  readonly step: Step
  readonly leavers: number
  /** Who reports to somebody leaving: who takes them over is asked among the people. */
  readonly behind: number
  readonly busy: boolean
  /** A newer preview is on its way. */
  readonly reading: boolean
  readonly onStep: (step: Step) => void
  readonly onImport: () => void
}

/** The one step that changes anything, the way to the next, and in a sentence what would happen. */
export function ImportFoot({ preview, step, leavers, behind, busy, reading, onStep, onImport }: ImportFootProps) {
  const { counts, needs } = preview
  const touched = counts.added + counts.changed
  const unasked = behind > 0 && step !== 'people'
  const ready = needs.length === 0 && touched + leavers > 0 && !unasked
  const next = STEPS[STEPS.indexOf(step) + 1]
  return (
    <div className={classes.steps}>
      <Button variant="filled" disabled={!ready || reading} loading={busy} onClick={onImport}>
        {importWords(touched, leavers)}
      </Button>
      {next && <Button onClick={() => onStep(next)}>Next: {stepWords[next].toLowerCase()}</Button>}
      <span className="c-2" role="status">
        {unasked ? `Who takes over ${count(behind, 'report')} is asked under People.` : sentence(preview)}
      </span>
    </div>
  )
}

function importWords(touched: number, leavers: number): string {
  if (touched === 0 && leavers === 0) return 'Nobody to import'
  if (touched === 0) return `Mark ${countPeople(leavers)} as left`
  return `Import ${countPeople(touched)}${leavers === 0 ? '' : `, mark ${leavers} as left`}`
}

function sentence({ counts, needs, addedLeft }: ImportPreview): string {
  const { added, changed, unchanged, history, skipped, missing } = counts
  if (needs.includes('name')) return 'No column holds names yet.'
  if (needs.includes('date-order')) return 'The order of day and month is still open.'
  if (added + changed + skipped + missing === 0) return 'Everything in the file is in the vault already.'
  const parts = [
    added > 0 && `${count(added, 'person', 'people')} added${addedLeft > 0 ? ` (${formatCount(addedLeft)} arrive as left)` : ''}`,
    changed > 0 && `${count(changed, 'person', 'people')} changed`,
    unchanged > 0 && `${count(unchanged, 'row')} unchanged`,
    history > 0 && `${count(history, 'earlier job')} kept as history`,
    skipped > 0 && `${count(skipped, 'row')} left out`,
    missing > 0 && `${count(missing, 'person', 'people')} missing from the file`,
  ].filter(Boolean)
  return `${parts.join(', ')}.`
}
