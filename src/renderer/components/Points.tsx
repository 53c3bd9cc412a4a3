import type { ReactNode } from 'react'
import classes from './Points.module.css'

/** A few short statements, one below the other. */
export function Points({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.points}>{children}</ul>
}
