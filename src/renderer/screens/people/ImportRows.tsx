import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ImportOutcome, ImportPreview, ImportRow } from '../../../shared/contract/people-import.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatCount } from '../../components/format.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './import.module.css'
import { fieldWords, outcomeWords } from './import-words.ts'

interface ImportRowsProps {
  readonly preview: ImportPreview
  readonly round: number
  readonly outcome: ImportOutcome | null
}

/** The rows of one outcome, or all with those that change something first: as many as one wants to see. */
export function ImportRows({ preview, round, outcome }: ImportRowsProps) {
  const { token, counts, sample } = preview
  const input = (from: number) => ({ token, outcome, from })
  const found = useInfiniteQuery({
    ...orpc.people.importRows.infiniteOptions({ input, initialPageParam: 0, getNextPageParam: ({ next }) => next }),
    // The same token stands for another plan once the file was read otherwise.
    queryKey: [...orpc.people.importRows.infiniteKey({ input, initialPageParam: 0 }), round],
  })
  const total = outcome === null ? counts.rows : counts[outcome]
  const first = sample.filter((row) => outcome === null || row.outcome === outcome)
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? first
  if (rows.length === 0) return <p className={classes.none}>Nobody would be added or changed.</p>
  return (
    <>
      <div className={classes.scroll}>
        <SampleTable sample={rows} />
      </div>
      {found.error !== null && <ErrorNote error={found.error} />}
      {rows.length < total && (
        <div className={classes.leaveTools}>
          <span className="c-2">
            The first {formatCount(rows.length)} of {formatCount(total)} rows
          </span>
          <Button size="xs" loading={found.isFetching} onClick={() => void found.fetchNextPage()}>
            Show {formatCount(Math.min(200, total - rows.length))} more
          </Button>
        </div>
      )}
    </>
  )
}

function SampleTable({ sample }: { readonly sample: readonly ImportRow[] }) {
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

function Changes({ changes }: Pick<ImportRow, 'changes'>) {
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
