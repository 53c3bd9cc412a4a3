import { ActionIcon, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import { count, formatCount } from '../../components/format.ts'
import type { UnitTask } from './UnitDialog.tsx'
import classes from './units.module.css'

interface UnitRowProps {
  readonly unit: OrgUnit
  /** Has units below it. */
  readonly parent: boolean
  readonly folded: boolean
  readonly current: boolean
  readonly onCurrent: () => void
  readonly onFold: (fold: boolean) => void
  readonly onChart: () => void
  readonly onTask: (task: UnitTask) => void
  readonly onRemove: () => void
}

const STEP = 22

/** One unit: its name set in by depth, who leads it, how many are in it, and its menu. */
export function UnitRow({ unit, parent, folded, current, onCurrent, onFold, onChart, onTask, onRemove }: UnitRowProps) {
  const Chevron = folded ? ChevronRight : ChevronDown
  return (
    <tr
      data-unit={unit.id}
      data-current={current || undefined}
      tabIndex={current ? 0 : -1}
      aria-level={unit.depth + 1}
      onFocus={onCurrent}
      {...(parent ? { 'aria-expanded': !folded } : {})}
    >
      <th scope="row">
        <span className={classes.name} style={{ paddingLeft: unit.depth * STEP }}>
          {parent ? (
            <button
              type="button"
              className={classes.fold}
              tabIndex={-1}
              aria-label={folded ? `Unfold ${unit.name}` : `Fold ${unit.name}`}
              onClick={() => onFold(!folded)}
            >
              <Chevron size={16} aria-hidden />
            </button>
          ) : (
            <span className={classes.fold} />
          )}
          {unit.name}
        </span>
      </th>
      <td className={classes.headColumn}>
        {unit.head !== null && (
          <Link className="plain-link" to="/people/$personId" params={{ personId: unit.head.id }} tabIndex={-1}>
            {unit.head.name}
          </Link>
        )}
      </td>
      <td data-align="right">
        {unit.direct === 0 ? (
          <span className="c-3">{unit.left === 0 ? '0' : `${count(unit.left, 'person', 'people')} who left`}</span>
        ) : parent ? (
          formatCount(unit.direct)
        ) : (
          <InList unit={unit} people={unit.direct} />
        )}
      </td>
      <td data-align="right">{parent ? <InList unit={unit} people={unit.total} /> : ''}</td>
      <td className={classes.menu}>
        <UnitMenu unit={unit} current={current} onChart={onChart} onTask={onTask} onRemove={onRemove} />
      </td>
    </tr>
  )
}

/** The list of people takes a unit with those below it. */
function InList({ unit, people }: Pick<UnitRowProps, 'unit'> & { readonly people: number }) {
  return (
    <Link className="plain-link" to="/people" search={{ unit: unit.label }} tabIndex={-1}>
      {formatCount(people)}
    </Link>
  )
}

type UnitMenuProps = Pick<UnitRowProps, 'unit' | 'current' | 'onChart' | 'onTask' | 'onRemove'>

function UnitMenu({ unit, current, onChart, onTask, onRemove }: UnitMenuProps) {
  const empty = unit.total === 0 && unit.left === 0
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" tabIndex={current ? 0 : -1} aria-label={`What to do with ${unit.name}`}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onChart}>Show its chart</Menu.Item>
        <Menu.Item onClick={() => onTask({ kind: 'add', parentId: unit.id })}>Add a unit below</Menu.Item>
        <Menu.Item onClick={() => onTask({ kind: 'rename', unit })}>Rename</Menu.Item>
        <Menu.Item onClick={() => onTask({ kind: 'move', unit })}>Move under another</Menu.Item>
        <Menu.Item onClick={() => onTask({ kind: 'merge', unit })}>Merge into another</Menu.Item>
        <Menu.Item disabled={!empty} onClick={onRemove}>
          {empty ? 'Remove' : 'Remove, once it is empty'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
