import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import type { UnitTask } from './UnitDialog.tsx'
import { UnitRow } from './UnitRow.tsx'
import classes from './units.module.css'
import { stepInUnits, unfoldedUnits } from './units-keys.ts'

interface UnitTreeProps {
  readonly units: readonly OrgUnit[]
  readonly onTask: (task: UnitTask) => void
  readonly onRemove: (unit: OrgUnit) => void
}

/** Units as a tree with their figures. Arrows walk it; what can be done with a unit has a key and a menu. */
export function UnitTree({ units, onTask, onRemove }: UnitTreeProps) {
  const navigate = useNavigate()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState<string | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const parents = useMemo(() => new Set<string>(units.flatMap(({ parentId }) => parentId ?? [])), [units])
  const listed = useMemo(() => unfoldedUnits(units, folded), [units, folded])
  const current = listed.find(({ id }) => id === at) ?? listed[0]

  const fold = (id: string, wanted: boolean) => {
    const next = new Set(folded)
    if (wanted) next.add(id)
    else next.delete(id)
    setFolded(next)
  }
  const go = (id: string) => {
    setAt(id)
    table.current?.querySelector<HTMLElement>(`[data-unit="${id}"]`)?.focus()
  }
  // A row that was removed had the focus: its neighbour takes it.
  const hadFocus = useRef(false)
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body && current !== undefined) {
      table.current?.querySelector<HTMLElement>(`[data-unit="${current.id}"]`)?.focus()
    }
  }, [current])
  const openChart = (unit: OrgUnit) => void navigate({ to: '/people/chart', search: { unit: unit.id } })
  const acts: Readonly<Record<string, (unit: OrgUnit) => void>> = {
    Enter: openChart,
    e: (unit) => onTask({ kind: 'rename', unit }),
    F2: (unit) => onTask({ kind: 'rename', unit }),
    m: (unit) => onTask({ kind: 'move', unit }),
    u: (unit) => onTask({ kind: 'merge', unit }),
    Insert: (unit) => onTask({ kind: 'add', parentId: unit.id }),
    a: (unit) => onTask({ kind: 'add', parentId: unit.id }),
    Delete: onRemove,
  }
  const press = (event: KeyboardEvent) => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLTableRowElement)) return
    const step = stepInUnits(event.key, current.id, { listed, parents, folded })
    if (step?.kind === 'go') go(step.id)
    else if (step !== null) fold(step.id, step.kind === 'fold')
    else if (acts[event.key] === undefined) return
    else acts[event.key]?.(current)
    event.preventDefault()
  }
  return (
    <>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is made of a table's rows and cells
        role="treegrid"
        aria-label="Units"
        className={classes.table}
        onKeyDown={press}
        onFocus={() => {
          hadFocus.current = true
        }}
        onBlur={(event) => {
          hadFocus.current = event.relatedTarget === null
        }}
      >
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col" className={classes.headColumn}>
              Led by
            </th>
            <th scope="col" data-align="right">
              In it
            </th>
            <th scope="col" data-align="right">
              With those below
            </th>
            <th scope="col">
              <span className="visually-hidden">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((unit) => (
            <UnitRow
              key={unit.id}
              unit={unit}
              parent={parents.has(unit.id)}
              folded={folded.has(unit.id)}
              current={unit.id === current?.id}
              onCurrent={() => setAt(unit.id)}
              onFold={(wanted) => fold(unit.id, wanted)}
              onChart={() => openChart(unit)}
              onTask={onTask}
              onRemove={() => onRemove(unit)}
            />
          ))}
        </tbody>
      </table>
      <p className={classes.keys}>
        <KeyCap keys="E" /> rename <KeyCap keys="M" /> move <KeyCap keys="U" /> merge <KeyCap keys="A" /> add below <KeyCap keys="Delete" />{' '}
        remove <KeyCap keys="Enter" /> its chart
      </p>
    </>
  )
}
