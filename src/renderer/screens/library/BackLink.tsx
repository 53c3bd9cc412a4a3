import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import classes from './methods.module.css'

interface BackLinkProps {
  readonly section: string
  readonly children: string
}

/** From one thing of a section back to all of them. */
export function BackLink({ section, children }: BackLinkProps) {
  return (
    <Link to="/library/$section" params={{ section }} className={classes.back}>
      <ChevronLeft size={16} aria-hidden />
      {children}
    </Link>
  )
}
