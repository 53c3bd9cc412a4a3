import { Switch } from '@mantine/core'
import type { ImportField, ImportPreview } from '../../../shared/contract/people-import.ts'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { ImportSample } from './ImportSample.tsx'
import classes from './import.module.css'
import { countPeople, delimiterName } from './import-words.ts'

interface ImportReportProps {
  readonly preview: ImportPreview
  readonly onMap: (mapping: (ImportField | null)[]) => void
  readonly onHeader: (hasHeader: boolean) => void
}

/** What an import of this file would do. Nothing has been changed yet. */
export function ImportReport({ preview, onMap, onHeader }: ImportReportProps) {
  const { counts, problems, moreProblems, sample, columns } = preview
  const found = problems.length + moreProblems
  return (
    <>
      <ul className={classes.facts}>
        <li>
          <strong>{preview.fileName}</strong>
        </li>
        <li>
          Encoding <strong>{preview.encoding}</strong>
        </li>
        <li>
          Separated by <strong>{delimiterName(preview.delimiter)}</strong>
        </li>
        <li>
          <strong>{columns.length}</strong> {columns.length === 1 ? 'column' : 'columns'}
        </li>
      </ul>
      <dl className={classes.counts}>
        <Count name="Rows" value={counts.rows} />
        <Count name="Added" value={counts.added} />
        <Count name="Changed" value={counts.changed} />
        <Count name="Unchanged" value={counts.unchanged} />
        <Count name="Left out" value={counts.skipped} />
      </dl>
      <section className={classes.section}>
        <div className={classes.sectionHead}>
          <h2>Columns</h2>
          <span>guessed from the headings, changeable</span>
        </div>
        <div className={classes.scroll}>
          <ImportColumns columns={columns} onMap={onMap} />
        </div>
        <Switch
          className={classes.header}
          label="The first row holds the headings"
          checked={preview.hasHeader}
          onChange={(event) => onHeader(event.currentTarget.checked)}
        />
      </section>
      <section className={classes.section}>
        <div className={classes.sectionHead}>
          <h2>Problems</h2>
          <span>
            {found === 0 ? 'none found' : `${found}, in rows as a spreadsheet counts them`}
            {moreProblems > 0 && `; the ${problems.length} gravest are listed`}
          </span>
        </div>
        <ImportProblems problems={problems} />
      </section>
      <section className={classes.section}>
        <div className={classes.sectionHead}>
          <h2>As they would be</h2>
          <span>
            {sample.length > 0 && sample.length < counts.rows
              ? `the first ${sample.length} of ${countPeople(counts.rows)}`
              : countPeople(counts.rows)}
          </span>
        </div>
        {sample.length === 0 ? (
          <p className="c-2">Nobody would be added or changed.</p>
        ) : (
          <div className={classes.scroll}>
            <ImportSample sample={sample} />
          </div>
        )}
      </section>
    </>
  )
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.toLocaleString('en')}</dd>
    </div>
  )
}
