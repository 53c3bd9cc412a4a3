import type { ReactNode } from 'react'
import classes from './RowList.module.css'

/** Hairlined rows under a heading. */
export function RowList({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  )
}

interface RowProps {
  readonly children: ReactNode
  /** 50 px for two lines of text. */
  readonly tall?: boolean
  readonly selected?: boolean
}

/** One row; what is in it sits on one line from left to right. */
export function Row({ children, tall = false, selected = false }: RowProps) {
  return (
    <li className={classes.row} data-tall={tall || undefined} data-selected={selected || undefined}>
      {children}
    </li>
  )
}
