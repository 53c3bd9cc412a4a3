import { Select } from '@mantine/core'
import { ImportField, type ImportPreview } from '../../../shared/contract/people-import.ts'
import classes from './import.module.css'
import { fieldWords } from './import-words.ts'

interface ImportColumnsProps {
  readonly columns: ImportPreview['columns']
  readonly onMap: (mapping: (ImportField | null)[]) => void
}

const choices = ImportField.options.map((field) => ({ value: field, label: fieldWords[field] }))

/** Each column of the file, what is in it, and what it is taken for. */
export function ImportColumns({ columns, onMap }: ImportColumnsProps) {
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
          <tr key={column.index}>
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
