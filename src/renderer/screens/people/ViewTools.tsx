import { Button, Checkbox, Menu, SegmentedControl } from '@mantine/core'
import { Columns3, Rows2, Rows3, Rows4 } from 'lucide-react'
import { memo } from 'react'
import type { Density } from '../../components/data-column.ts'
import classes from './people.module.css'
import { type ColumnId, columnChoices } from './people-columns.tsx'

interface ViewToolsProps {
  readonly density: Density
  readonly hidden: ReadonlySet<ColumnId>
  readonly onDensity: (density: Density) => void
  readonly onColumn: (id: ColumnId) => void
}

const densities = [
  { value: 'compact', icon: Rows4, label: 'Compact rows' },
  { value: 'normal', icon: Rows3, label: 'Normal rows' },
  { value: 'comfortable', icon: Rows2, label: 'Comfortable rows' },
] as const

/** Which columns are shown, and how tall the rows are. */
export const ViewTools = memo(function ViewTools({ density, hidden, onDensity, onColumn }: ViewToolsProps) {
  return (
    <span className={classes.view}>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <Button size="sm" leftSection={<Columns3 size={16} />}>
            Columns
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {columnChoices.map(({ id, name }) => (
            <Menu.Item
              key={id}
              role="menuitemcheckbox"
              aria-checked={!hidden.has(id)}
              leftSection={<Checkbox checked={!hidden.has(id)} readOnly tabIndex={-1} aria-hidden />}
              onClick={() => onColumn(id)}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <SegmentedControl
        className={classes.segments ?? ''}
        aria-label="Row height"
        value={density}
        data={densities.map(({ value, icon: Icon, label }) => ({
          value,
          label: (
            <>
              <Icon size={16} strokeWidth={1.75} aria-hidden />
              <span className="visually-hidden">{label}</span>
            </>
          ),
        }))}
        onChange={(value) => {
          const chosen = densities.find((each) => each.value === value)
          if (chosen) onDensity(chosen.value)
        }}
      />
    </span>
  )
})
