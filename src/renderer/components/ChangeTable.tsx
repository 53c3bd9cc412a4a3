import { Table } from '@mantine/core'
import { ArrowRight, CircleSlash } from 'lucide-react'
import type { ChangePreview, PlannedChange } from '../../shared/contract/people-changes.ts'
import classes from './ChangeTable.module.css'
import { eventWord, refusalWords } from './change-words.ts'
import { count, formatCount } from './format.ts'

interface ChangeTableProps {
  readonly preview: ChangePreview
  /** The unit they come into does not exist yet. */
  readonly newUnit?: boolean
}

/** What a change would do: counts, then person by person; those who stay as they are, and why, first. */
export function ChangeTable({ preview, newUnit = false }: ChangeTableProps) {
  const { changed, unchanged, refused } = preview.counts
  return (
    <>
      <p className={classes.counts} role="status">
        <strong className="w-strong">{count(changed, 'person', 'people')} will change</strong>
        {refused > 0 && <span> · {formatCount(refused)} cannot, and stay as they are</span>}
        {unchanged > 0 && <span> · {formatCount(unchanged)} already so</span>}
      </p>
      {preview.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
        <section className={classes.scroll} aria-label="What would change" tabIndex={0}>
          <Table className={classes.table ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Person</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Now</Table.Th>
                <Table.Th>Then</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.rows.map((row) => (
                <Rows key={row.personId} row={row} newUnit={newUnit} />
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {preview.moreRows > 0 && <p className="c-2">And {count(preview.moreRows, 'more person', 'more people')}.</p>}
    </>
  )
}

function Rows({ row, newUnit }: { readonly row: PlannedChange; readonly newUnit: boolean }) {
  if (row.refused !== null) {
    return (
      <Table.Tr>
        <Table.Th scope="row">{row.name}</Table.Th>
        <Table.Td colSpan={3} className={classes.refused ?? ''}>
          <CircleSlash size={14} strokeWidth={1.75} aria-hidden="true" /> Stays. {refusalWords(row.refused)}
        </Table.Td>
      </Table.Tr>
    )
  }
  return row.changes.map(({ kind, from, to }, index) => (
    <Table.Tr key={kind}>
      {index === 0 && (
        <Table.Th scope="row" rowSpan={row.changes.length}>
          {row.name}
        </Table.Th>
      )}
      <Table.Td className="c-2">{eventWord(kind)}</Table.Td>
      <Table.Td className="c-2">{kind === 'left' || kind === 'returned' ? '' : (from ?? `No ${eventWord(kind).toLowerCase()}`)}</Table.Td>
      <Table.Td>
        <ArrowRight size={14} strokeWidth={1.75} aria-hidden="true" className={classes.arrow ?? ''} />{' '}
        {kind === 'left' || kind === 'returned' ? eventWord(kind) : (to ?? `No ${eventWord(kind).toLowerCase()}`)}
        {kind === 'unit' && newUnit && <span className={classes.new}>new unit</span>}
      </Table.Td>
    </Table.Tr>
  ))
}
