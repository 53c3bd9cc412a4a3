import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import classes from './import.module.css'

interface ImportSampleProps {
  readonly sample: ImportPreview['sample']
}

const outcomeWords = { added: 'Added', changed: 'Changed', unchanged: 'Unchanged', skipped: 'Left out' }

/** The first rows as they would be after the import. */
export function ImportSample({ sample }: ImportSampleProps) {
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
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {sample.map((row) => (
          <tr key={row.row} data-outcome={row.outcome}>
            <td className={classes.number}>{row.row}</td>
            <th scope="row">{row.name || 'no name'}</th>
            <td>{row.jobTitle ?? '–'}</td>
            <td>{row.unit ?? '–'}</td>
            <td>{row.manager ?? '–'}</td>
            <td>{outcomeWords[row.outcome]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
