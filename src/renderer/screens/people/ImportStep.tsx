import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import type { Step } from './ImportSteps.tsx'
import classes from './import.module.css'
import type { ListedProblem } from './import-decided.ts'
import type { ImportLeaving } from './import-leaving.ts'
import type { ImportReading } from './import-reading.ts'

interface ImportStepProps {
  readonly step: Step
  readonly preview: ImportPreview
  readonly problems: readonly ListedProblem[]
  readonly reading: ImportReading
  readonly leaving: ImportLeaving
}

/** What belongs to one step of an import. */
export function ImportStep({ step, preview, problems, reading, leaving }: ImportStepProps) {
  if (step === 'columns') {
    return (
      <ImportColumns
        preview={preview}
        onMap={(mapping) => reading.choose({ mapping })}
        onHeader={(headerRow) => reading.chooseList({ headerRow })}
        onDates={(dateOrder) => reading.choose({ dateOrder })}
        onTitles={() => reading.choose({ titlesAsNames: true })}
      />
    )
  }
  if (preview.needs.includes('name')) {
    return <p className={classes.none}>No row was looked at yet: first say under Columns which one holds names.</p>
  }
  if (step === 'problems') {
    return (
      <ImportProblems
        problems={problems}
        more={preview.moreProblems}
        recalled={preview.recalled}
        decided={reading.decided}
        onDecide={reading.decide}
        onForget={() => reading.choose({ recall: false })}
      />
    )
  }
  return (
    <ImportPeople
      preview={preview}
      round={reading.round}
      effectiveOn={reading.choices.effectiveOn}
      leaving={leaving}
      onEffectiveOn={(effectiveOn) => reading.choose({ effectiveOn })}
    />
  )
}
