import { useState } from 'react'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { count, formatCount } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { LeavingConsequences } from '../../frame/LeavingConsequences.tsx'
import { ImportDay } from './ImportDay.tsx'
import { ImportLeavers } from './ImportLeavers.tsx'
import classes from './import.module.css'
import type { ImportLeaving } from './import-leaving.ts'
import { fieldWords } from './import-words.ts'

interface ImportPeopleProps {
  readonly preview: ImportPreview
  /** The day said of the whole file; null is today. */
  readonly effectiveOn: IsoDate | null
  readonly leaving: ImportLeaving
  readonly onEffectiveOn: (on: IsoDate | null) => void
}

type Sample = ImportPreview['sample'][number]
type Outcome = Sample['outcome']

const OUTCOMES = ['added', 'changed', 'unchanged', 'history', 'skipped'] as const
const outcomeWords: Readonly<Record<Outcome, string>> = {
  added: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  history: 'Earlier job',
  skipped: 'Left out',
}

/** Who would be new, changed, the same or left out, and who of the vault is not in the file. */
export function ImportPeople({ preview, effectiveOn, leaving, onEffectiveOn }: ImportPeopleProps) {
  const { counts, sample, missing } = preview
  // Among many who stay as they are, the few who change are what one came to see.
  const [outcome, setOutcome] = useState<Outcome | null>(counts.changed > 0 ? 'changed' : null)
  const present = OUTCOMES.filter((one) => counts[one] > 0)
  const shown = sample.filter((row) => outcome === null || row.outcome === outcome)
  const total = outcome === null ? counts.rows : counts[outcome]
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
          note={shown.length < total ? `the first ${shown.length} of ${formatCount(total)} rows` : undefined}
          aside={
            present.length > 1 && (
              <span className={classes.kinds}>
                <KindChip selected={outcome === null} onClick={() => setOutcome(null)}>
                  All
                </KindChip>
                {present.map((one) => (
                  <KindChip key={one} selected={outcome === one} count={counts[one]} onClick={() => setOutcome(one)}>
                    {outcomeWords[one]}
                  </KindChip>
                ))}
              </span>
            )
          }
        />
        {shown.length === 0 ? (
          <p className={classes.none}>Nobody would be added or changed.</p>
        ) : (
          <div className={classes.scroll}>
            <SampleTable sample={shown} />
          </div>
        )}
      </section>
      {missing.length > 0 && <ImportLeavers missing={missing} total={counts.missing} leaving={leaving} />}
      {leaving.behind !== null && (
        <section className={classes.section}>
          <SectionHeading title="Who leaves" note={leaversWords(leaving.behind.leaving.length)} />
          {leaving.error !== null && <ErrorNote error={leaving.error} />}
          <div className={classes.behind}>
            <LeavingConsequences
              found={leaving.behind}
              handOver={leaving.handOver}
              leaving={leaving.behind.leaving}
              onHandOver={leaving.takeOver}
            />
          </div>
        </section>
      )}
    </>
  )
}

function leaversWords(leavers: number): string {
  return `${count(leavers, 'person', 'people')} marked as having left, as the file says or as chosen above`
}

function SampleTable({ sample }: { readonly sample: readonly Sample[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.number}>
            Row
          </th>
          <th scope="col">Name</th>
          <th scope="col">Job</th>
          <th scope="col">Unit</th>
          <th scope="col">Manager</th>
          <th scope="col">Status</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {sample.map((row) => (
          <tr key={row.row} data-outcome={row.outcome}>
            <td className={classes.number}>{row.row}</td>
            <th scope="row">
              <Short text={row.name || 'no name'} />
            </th>
            {[row.jobTitle, row.unit, row.manager].map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: The columns stand where they stand.
              <td key={index}>
                <Short text={text ?? '–'} />
              </td>
            ))}
            <td>{row.outcome === 'skipped' ? '–' : row.status === 'left' ? 'Left' : 'Active'}</td>
            <td>
              {outcomeWords[row.outcome]}
              {row.changes.length > 0 && <Changes changes={row.changes} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** At most two lines of a long text; the whole of it on demand. */
function Short({ text }: { readonly text: string }) {
  return (
    <span className={classes.cell} title={text.length > 60 ? text : undefined}>
      {text}
    </span>
  )
}

function Changes({ changes }: Pick<Sample, 'changes'>) {
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {fieldWords[field]}: <del>{shortened(from)}</del> <span aria-hidden>→</span> <ins>{shortened(to)}</ins>
        </li>
      ))}
    </ul>
  )
}

const LONGEST = 80

function shortened(text: string | null): string {
  if (text === null) return 'none'
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  )
}
