import { useId, useState } from 'react'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './import.module.css'

interface ImportHeadingsProps {
  readonly top: ImportPreview['top']
  readonly headerRow: number
  readonly onChoose: (row: number) => void
}

const SHOWN_COLUMNS = 12

/** The first rows of the file: the one with the headings is chosen, and what stands above it is no part of the list. */
export function ImportHeadings({ top, headerRow, onChoose }: ImportHeadingsProps) {
  const [open, setOpen] = useState(headerRow !== top[0]?.row)
  const width = Math.min(SHOWN_COLUMNS, Math.max(0, ...top.map(({ cells }) => cells.length)))
  const wider = top.some(({ cells }) => cells.length > width)
  const fact = headerRow === 0 ? 'no row holds them' : `in row ${headerRow}`
  return (
    <section className={classes.section}>
      <SectionHeading
        title="Headings"
        note={fact}
        aside={
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide the first rows' : 'Choose another row'}
          </button>
        }
      />
      {open && (
        <div className={classes.scroll}>
          <table className={`${classes.table} ${classes.top}`}>
            <tbody>
              {top.map(({ row, cells }) => (
                <HeadingRow key={row} row={row} chosen={row === headerRow} above={row < headerRow} onChoose={() => onChoose(row)}>
                  {Array.from({ length: width }, (_, index) => cells[index] ?? '')}
                  {wider ? ['…'] : []}
                </HeadingRow>
              ))}
            </tbody>
          </table>
          <label className={classes.noHeadings}>
            <input type="radio" name="headings" checked={headerRow === 0} onChange={() => onChoose(0)} /> No row holds headings
          </label>
        </div>
      )}
    </section>
  )
}

interface HeadingRowProps {
  readonly row: number
  readonly chosen: boolean
  readonly above: boolean
  readonly onChoose: () => void
  readonly children: readonly (readonly string[])[]
}

function HeadingRow({ row, chosen, above, onChoose, children }: HeadingRowProps) {
  const id = useId()
  const cells = children.flat()
  return (
    <tr data-chosen={chosen || undefined} data-above={above || undefined}>
      <th scope="row" className={classes.number}>
        <label>
          <input id={id} type="radio" name="headings" aria-label={`Headings in row ${row}`} checked={chosen} onChange={onChoose} /> {row}
        </label>
      </th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
        <td key={index}>
          <label htmlFor={id}>{cell}</label>
        </td>
      ))}
    </tr>
  )
}
