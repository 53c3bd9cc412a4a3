import { ActionIcon, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { Competency, Framework } from '../../../../shared/contract/library-methods.ts'
import type { CompetencyId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'
import own from './competency-nav.module.css'
import { areasOf, movedArea, movedInArea } from './competency-order.ts'

interface CompetencyNavProps {
  readonly framework: Framework
  readonly chosen: CompetencyId | null
  readonly onChoose: (id: CompetencyId) => void
  readonly add: ReactNode
}

/** The competencies of a framework by area, in the order that was given them: the one chosen moves with its arrows or with Alt. */
export function CompetencyNav({ framework, chosen, onChoose, add }: CompetencyNavProps) {
  const { competencies } = framework
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const rows = competencies.filter(({ area, name }) => `${area} ${name}`.toLowerCase().includes(wanted))
  const areas = areasOf(rows)
  const { error, move } = useOrder(framework)
  const chosenArea = competencies.find(({ id }) => id === chosen)?.area
  // While only some are listed, nobody sees what a place further up is.
  const still = wanted !== ''
  return (
    <nav className={classes.pick} aria-label="Competencies">
      {competencies.length > 8 && (
        <TextInput
          aria-label="Find a competency"
          placeholder="Find a competency"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {areas.map((area) => (
        <div key={area}>
          {(area !== '' || areas.length > 1) && (
            <div className={own.place}>
              <p className={classes.area}>{area || 'No area'}</p>
              {!still && area === chosenArea && areasOf(competencies).length > 1 && (
                <Arrows what={`area ${area || 'without a name'}`} of={(by) => movedArea(competencies, area, by)} onMove={move} />
              )}
            </div>
          )}
          <ul>
            {rows
              .filter((row) => row.area === area)
              .map((competency) => (
                <NavItem
                  key={competency.id}
                  competency={competency}
                  chosen={competency.id === chosen}
                  still={still}
                  of={(by) => movedInArea(competencies, competency.id, by)}
                  onChoose={() => onChoose(competency.id)}
                  onMove={move}
                />
              ))}
          </ul>
        </div>
      ))}
      {still && rows.length === 0 && <p className="c-2">Nothing here is called so.</p>}
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.addBelow}>{add}</div>
    </nav>
  )
}

type Order = readonly CompetencyId[]

function useOrder({ id: frameworkId }: Framework) {
  const { error, mutate, isPending } = useMutation(orpc.library.orderCompetencies.mutationOptions({ onSuccess: changed }))
  const held = useRef<HTMLElement | null>(null)
  // What moves in the page loses the focus there; it goes back to it, or to its name where an arrow has no way left.
  useLayoutEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return
    held.current.focus()
    if (document.activeElement === document.body) held.current.closest(`.${own.place}`)?.querySelector('button')?.focus()
  })
  const move = (order: Order | null) => {
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    // One step after the other: the next one starts from what the last one made.
    if (order !== null && !isPending) mutate({ frameworkId, order: [...order] })
  }
  return { error, move }
}

interface NavItemProps {
  readonly competency: Competency
  readonly chosen: boolean
  readonly still: boolean
  readonly of: (by: -1 | 1) => Order | null
  readonly onChoose: () => void
  readonly onMove: (order: Order | null) => void
}

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 }

function NavItem({ competency, chosen, still, of, onChoose, onMove }: NavItemProps) {
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key]
    if (by === undefined || !event.altKey || still) return
    event.preventDefault()
    onMove(of(by))
  }
  return (
    <li className={own.place}>
      <button
        type="button"
        className={`bare ${classes.item}`}
        {...(chosen ? { 'aria-current': 'true' as const } : {})}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onChoose}
        onKeyDown={press}
      >
        {competency.name}
      </button>
      {chosen && !still && <Arrows what={competency.name} of={of} onMove={onMove} />}
    </li>
  )
}

interface ArrowsProps {
  /** What moves, said aloud. */
  readonly what: string
  readonly of: (by: -1 | 1) => Order | null
  readonly onMove: (order: Order | null) => void
}

/** A place further up, a place further down. */
function Arrows({ what, of, onMove }: ArrowsProps) {
  const [up, down] = [of(-1), of(1)]
  return (
    <span className={own.arrows}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Move up: ${what}`} disabled={up === null} onClick={() => onMove(up)}>
        <ArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Move down: ${what}`}
        disabled={down === null}
        onClick={() => onMove(down)}
      >
        <ArrowDown size={14} aria-hidden />
      </ActionIcon>
    </span>
  )
}
