import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ChartPerson, OrgUnit } from '../../../shared/contract/people-org.ts'
import { ChartFind } from './ChartFind.tsx'
import classes from './chart.module.css'
import type { ChartSearch } from './chart-search.ts'

interface ChartBarProps {
  readonly people: readonly ChartPerson[]
  readonly units: readonly OrgUnit[]
  readonly search: ChartSearch
  /** Who stands at the top of this picture while it is only a part of the firm, with those above. */
  readonly line: readonly ChartPerson[]
  readonly counted: string
  readonly onFound: (id: string) => void
  readonly onUnit: (unitId: string | null) => void
}

/** Whom to find, which unit is shown, and how far down the picture starts. */
export function ChartBar({ people, units, search, line, counted, onFound, onUnit }: ChartBarProps) {
  return (
    <div className={classes.bar}>
      <ChartFind people={people} onFound={onFound} />
      {units.length > 0 && (
        <Select
          className={classes.units ?? ''}
          aria-label="Unit"
          placeholder="Every unit"
          clearable
          searchable
          limit={200}
          data={units.map((unit) => ({ value: String(unit.id), label: unit.path }))}
          value={search.unit ?? null}
          onChange={onUnit}
        />
      )}
      {line.length > 0 && (
        <nav className={classes.crumbs} aria-label="Where the chart starts">
          <Link className="link" to="/people/chart" search={{ ...search, from: 'top' }}>
            Whole firm
          </Link>
          {line.map((person, index) => (
            <Crumb key={person.id} person={person} search={search} last={index === line.length - 1} />
          ))}
        </nav>
      )}
      <span className={classes.count} role="status">
        {counted}
      </span>
    </div>
  )
}

function Crumb({ person, search, last }: { readonly person: ChartPerson; readonly search: ChartSearch; readonly last: boolean }) {
  return (
    <>
      <ChevronRight size={14} aria-hidden />
      {last ? (
        <span className="w-label c-1" aria-current="true">
          {person.name}
        </span>
      ) : (
        <Link className="link" to="/people/chart" search={{ ...search, from: person.id }}>
          {person.name}
        </Link>
      )}
    </>
  )
}
