import { useState } from 'react'
import type { ImportOutcome, ImportPreview } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { count, formatCount } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { LeavingConsequences } from '../../frame/LeavingConsequences.tsx'
import { ImportDay } from './ImportDay.tsx'
import { ImportLeavers } from './ImportLeavers.tsx'
import { ImportRows } from './ImportRows.tsx'
import classes from './import.module.css'
import type { ImportLeaving } from './import-leaving.ts'
import { outcomeWords } from './import-words.ts'

interface ImportPeopleProps {
  readonly preview: ImportPreview
  /** Which preview of the file it is. */
  readonly round: number
  /** The day said of the whole file; null is today. */
  readonly effectiveOn: IsoDate | null
  readonly leaving: ImportLeaving
  readonly onEffectiveOn: (on: IsoDate | null) => void
}

const OUTCOMES = ['added', 'changed', 'unchanged', 'history', 'skipped'] as const
/** Who would be new, changed, the same or left out, and who of the vault is not in the file. */
export function ImportPeople({ preview, round, effectiveOn, leaving, onEffectiveOn }: ImportPeopleProps) {
  const { counts, missing } = preview
  // Among many who stay as they are, the few who change are what one came to see.
  const [outcome, setOutcome] = useState<ImportOutcome | null>(counts.changed > 0 ? 'changed' : null)
  const present = OUTCOMES.filter((one) => counts[one] > 0)
  return (
    <>
      <dl className={classes.counts}>
        {OUTCOMES.filter((one) => one !== 'history' || counts.history > 0).map((one) => (
          <Count key={one} name={outcomeWords[one]} value={counts[one]} />
        ))}
        {preview.addedLeft > 0 && <Count name="New, arrive as left" value={preview.addedLeft} />}
        <Count name="Missing from the file" value={counts.missing} />
      </dl>
      {preview.dated > 0 && <ImportDay dated={preview.dated} effectiveOn={effectiveOn} onChange={onEffectiveOn} />}
      <section className={classes.section}>
        <SectionHeading
          title="As they would be"
          aside={
            (present.length > 1 || counts.missing > 0) && (
              <span className={classes.kinds}>
                <KindChip selected={outcome === null} onClick={() => setOutcome(null)}>
                  All
                </KindChip>
                {present.map((one) => (
                  <KindChip key={one} selected={outcome === one} count={counts[one]} onClick={() => setOutcome(one)}>
                    {outcomeWords[one]}
                  </KindChip>
                ))}
                {counts.missing > 0 && (
                  <button type="button" className="link" onClick={showMissing}>
                    {count(counts.missing, 'person', 'people')} missing
                  </button>
                )}
              </span>
            )
          }
        />
        <ImportRows key={`${round} ${outcome}`} preview={preview} round={round} outcome={outcome} />
      </section>
      {missing.length > 0 && (
        <div id={MISSING}>
          <ImportLeavers missing={missing} total={counts.missing} leaving={leaving} />
        </div>
      )}
      {leaving.behind !== null && (
        <section className={classes.section}>
          <SectionHeading title="Who leaves" note={leaversWords(leaving.behind.leaving.length)} />
          {leaving.error !== null && <ErrorNote error={leaving.error} />}
          <div className={classes.behind}>
            <LeavingConsequences
              found={leaving.behind}
              handOver={leaving.handOver}
              leaving={leaving.behind.leaving}
              arriving={leaving.behind.arriving}
              onHandOver={leaving.takeOver}
            />
          </div>
        </section>
      )}
    </>
  )
}

const MISSING = 'missing-from-file'

function showMissing(): void {
  document.getElementById(MISSING)?.scrollIntoView({ block: 'start' })
}

function leaversWords(leavers: number): string {
  return `${count(leavers, 'person', 'people')} marked as having left, as the file says or as chosen above`
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  )
}
