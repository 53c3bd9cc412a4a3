import { Button, Menu, SegmentedControl } from '@mantine/core'
import { Columns3, Rows2, Rows3, Rows4 } from 'lucide-react'
import { memo } from 'react'
import type { Density } from './data-column.ts'
import classes from './ListTools.module.css'

/** The columns that may be left out, and their headings. The same array from render to render. */
type Choices = readonly { readonly id: string; readonly header: string }[]

interface ListToolsProps {
  readonly choices: Choices
  /** How the list is looked at; each of its parts the same from render to render. */
  readonly view: {
    readonly density: Density
    readonly hidden: ReadonlySet<string>
    readonly setDensity: (density: Density) => void
    readonly toggleColumn: (id: string) => void
  }
}

interface ToolsProps {
  readonly choices: Choices
  readonly density: Density
  readonly hidden: ReadonlySet<string>
  readonly onDensity: (density: Density) => void
  readonly onColumn: (id: string) => void
}

const densities = [
  { value: 'compact', icon: Rows4, label: 'Compact rows' },
  { value: 'normal', icon: Rows3, label: 'Normal rows' },
  { value: 'comfortable', icon: Rows2, label: 'Comfortable rows' },
] as const

/** Which columns are shown, and how tall the rows are. */
export function ListTools({ choices, view: { density, hidden, setDensity, toggleColumn } }: ListToolsProps) {
  return <Tools choices={choices} density={density} hidden={hidden} onDensity={setDensity} onColumn={toggleColumn} />
}

// The view is made anew with every letter that is typed into a filter; what it consists of is not.
const Tools = memo(function Tools({ choices, density, hidden, onDensity, onColumn }: ToolsProps) {
  return (
    <span className={classes.tools}>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <Button size="sm" leftSection={<Columns3 size={16} />}>
            Columns
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map(({ id, header }) => (
            <Menu.CheckboxItem key={id} checked={!hidden.has(id)} onChange={() => onColumn(id)}>
              {header}
            </Menu.CheckboxItem>
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
