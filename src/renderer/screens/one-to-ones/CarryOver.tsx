import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { CornerDownRight } from 'lucide-react'
import { useState } from 'react'
import type { AgendaItem, OneToOne } from '../../../shared/contract/coaching.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatShortDay } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './one-to-ones.module.css'

interface Carrying {
  /** Open in a one-to-one that is over, and on no later agenda yet. */
  readonly canCarry: boolean
  /** Where it stands again. */
  readonly later: OneToOne['carried'][number] | undefined
  readonly error: unknown
  readonly carry: () => void
}

export function useCarrying(meeting: OneToOne, item: AgendaItem): Carrying {
  const [error, setError] = useState<unknown>(null)
  const later = meeting.carried.find(({ agendaItemId }) => agendaItemId === item.id)
  const canCarry = meeting.state !== 'planned' && !item.discussed && later === undefined
  const carry = async () => {
    try {
      changed((await rpc.coaching.carryItem({ agendaItemId: item.id })).change)
    } catch (fault) {
      setError(fault)
    }
  }
  return { canCarry, later, error, carry: () => void carry() }
}

/** What becomes of an item that was not talked about: it can go on to the next one-to-one, or stands there already. */
export function CarryOver({ title, carrying }: { readonly title: string; readonly carrying: Carrying }) {
  const { canCarry, later, error, carry } = carrying
  if (later !== undefined) {
    return (
      <p className={`t-caption c-2 with-icon ${classes.below}`}>
        <CornerDownRight size={14} aria-hidden="true" />
        <span>
          Carried over to{' '}
          <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: later.oneToOneId }} className="plain-link">
            {formatShortDay(localDate(later.startsAt))}
          </Link>
        </span>
      </p>
    )
  }
  if (!canCarry) return null
  return (
    <div className={classes.below}>
      <Button size="compact-sm" mt={4} onClick={carry} aria-label={`Carry over: ${title}`} rightSection={<KeyCap keys="→" />}>
        Carry over
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </div>
  )
}
