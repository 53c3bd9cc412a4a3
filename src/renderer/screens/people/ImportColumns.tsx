import { Button, Select } from '@mantine/core'
import { type DateOrder, ImportField, type ImportPreview } from '../../../shared/contract/people-import.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Warning } from '../../components/Warning.tsx'
import { ImportDates } from './ImportDates.tsx'
import { ImportHeadings } from './ImportHeadings.tsx'
import classes from './import.module.css'
import { fieldWords, shapeWords } from './import-words.ts'

interface ImportColumnsProps {
  readonly preview: ImportPreview
  readonly onMap: (mapping: (ImportField | null)[]) => void
  readonly onHeader: (headerRow: number) => void
  readonly onDates: (order: DateOrder) => void
  readonly onTitles: () => void
}

const choices = ImportField.options.map((field) => ({ value: field, label: fieldWords[field] }))

/** What the file holds and how it is read: headings, columns, and what only a person can say. */
export function ImportColumns({ preview, onMap, onHeader, onDates, onTitles }: ImportColumnsProps) {
  const { columns, needs, shape, remembered, headerRow } = preview
  const titles = columns.some(({ field }) => field === 'jobTitle')
  return (
    <>
      {needs.includes('name') && (
        <div className={classes.question}>
          <Warning fact={shapeWords[shape].fact}>{shapeWords[shape].meaning}</Warning>
          {titles && shape !== 'post-groups' && (
            <Button size="sm" onClick={onTitles}>
              Read job titles as names
            </Button>
          )}
        </div>
      )}
      {(preview.dates.ambiguous > 0 || needs.includes('date-order')) && <ImportDates dates={preview.dates} onChoose={onDates} />}
      <ImportHeadings key={`${preview.token} ${preview.sheet}`} top={preview.top} headerRow={headerRow} onChoose={onHeader} />
      <section className={classes.section}>
        <SectionHeading title="Columns" note={remembered ? 'read as they were last time' : 'guessed, and changeable'} />
        <div className={classes.scroll}>
          <ColumnTable columns={columns} onMap={onMap} />
        </div>
      </section>
    </>
  )
}

/** Each column of the file, what is in it, and what it is taken for. */
function ColumnTable({ columns, onMap }: Pick<ImportColumnsProps, 'onMap'> & Pick<ImportPreview, 'columns'>) {
  const map = (index: number, value: string | null) => {
    const field = value === null ? null : ImportField.parse(value)
    // A field has one column: choosing it here takes it from where it was.
    onMap(columns.map((column) => (column.index === index ? field : column.field === field ? null : column.field)))
  }
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Column in the file</th>
          <th scope="col">Read as</th>
          <th scope="col">First values</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.index} data-unread={column.field === null || undefined}>
            <th scope="row">{column.header || `Column ${column.index + 1}`}</th>
            <td className={classes.mapCell}>
              <Select
                size="xs"
                aria-label={`${column.header || `Column ${column.index + 1}`} is read as`}
                data={choices}
                value={column.field}
                placeholder="Left out"
                clearable
                onChange={(value) => map(column.index, value)}
              />
            </td>
            <td className={classes.samples}>{column.sample.filter(Boolean).slice(0, 3).join(' · ') || 'empty'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
