import { Button } from '@mantine/core'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Today } from '../../../shared/contract/insights.ts'
import { formatDue } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './today.module.css'

/** "3 put off": what is out of sight, until when, and the way back. */
export function PutOffList({ matters, today }: { readonly matters: Today['snoozed']; readonly today: string }) {
  const [open, setOpen] = useState(false)
  if (matters.length === 0) return null
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <section className={classes.away}>
      <button
        type="button"
        className={`bare plain-link with-icon c-2 ${classes.awayHead}`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden="true" />
        {matters.length} put off
      </button>
      {open &&
        matters.map((matter) => (
          <div key={matter.key} className={classes.row}>
            <span className={classes.grow}>
              {matter.title} <span className="c-2">{matter.personName}</span>
            </span>
            <span className={`${classes.end} ${classes.due}`}>{formatDue(matter.until, today)}</span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Bring back: ${matter.title}, ${matter.personName}`}
              onClick={async () => changed(await rpc.insights.unsnooze({ key: matter.key }))}
            >
              Bring back
            </Button>
          </div>
        ))}
    </section>
  )
}
