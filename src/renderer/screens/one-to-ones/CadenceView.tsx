import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import type { Cadence, CadenceRow } from '../../../shared/contract/meetings.ts'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataTableHandle } from '../../components/data-column.ts'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { count } from '../../components/format.ts'
import { ListTools } from '../../components/ListTools.tsx'
import { readSort, sortSearch } from '../../components/list-search.ts'
import { sheetOf } from '../../components/sheet.ts'
import { type Room, useRoom } from '../../components/use-room.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { CadenceRules } from './CadenceRules.tsx'
import { CadenceTrend } from './CadenceTrend.tsx'
import { cadenceColumns } from './cadence-columns.tsx'
import classes from './meetings.module.css'

interface CadenceViewProps {
  readonly search: Readonly<Record<string, unknown>>
  readonly onPropose: () => void
}

/** What rhythm is expected, who is due, and how it went. */
export function CadenceView(props: CadenceViewProps) {
  const cadence = useQuery(orpc.coaching.cadence.queryOptions())
  return (
    <QueryGate query={cadence}>{(found) => (found.people.length === 0 ? <Nobody /> : <Rhythms cadence={found} {...props} />)}</QueryGate>
  )
}

function Nobody() {
  return (
    <p className="c-2">
      Nobody reports to the owner of this vault. <Link to="/people">People</Link> says who does.
    </p>
  )
}

const FILTERS = [
  { only: 'overdue', label: 'Overdue', holds: (row: CadenceRow) => row.standing === 'overdue' },
  { only: 'due', label: 'Due', holds: (row: CadenceRow) => row.standing === 'due' },
  { only: 'without', label: 'Without a series', holds: (row: CadenceRow) => row.series === null && row.standing !== 'not-expected' },
] as const

function Rhythms({ cadence, search, onPropose }: CadenceViewProps & { readonly cadence: Cadence }) {
  const navigate = useNavigate()
  const room = useRoom()
  const filter = FILTERS.find(({ only }) => only === search.only) ?? null
  const sort = useMemo(() => readSort(search, cadenceColumns) ?? { id: 'due', desc: false }, [search])
  const go = (next: object, replace = false) => void navigate({ to: '/one-to-ones', search: { view: 'cadence', ...next }, replace })
  const asked = { ...(filter ? { only: filter.only } : {}), ...sortSearch(readSort(search, cadenceColumns)) }
  const list = useListView({ list: 'cadence', search: asked, go })
  const hidden = useMemo(() => new Set([...list.hidden, ...leftOut[room]]), [list.hidden, room])
  const table = useRef<DataTableHandle<CadenceRow>>(null)
  const sheet = useCallback(
    () => sheetOf({ name: 'Cadence of one-to-ones', rows: table.current?.listed() ?? [], columns: cadenceColumns, hidden: list.hidden }),
    [list.hidden],
  )
  const { people } = cadence
  const listed = useMemo(() => (filter ? people.filter(filter.holds) : people), [people, filter])
  const without = people.filter(FILTERS[2].holds).length
  const order = sortSearch(readSort(search, cadenceColumns))
  return (
    <>
      <div className={classes.overview}>
        <CadenceRules settings={cadence.settings} />
        <CadenceTrend weeks={cadence.weeks} quarters={cadence.quarters} />
      </div>
      <div className={classes.tools}>
        <KindChip count={people.length} selected={filter === null} onClick={() => go(order)}>
          All
        </KindChip>
        {FILTERS.map((each) => ({ ...each, number: people.filter(each.holds).length }))
          .filter(({ number }) => number > 0)
          .map(({ only, label, number }) => (
            <KindChip key={only} count={number} selected={filter?.only === only} onClick={() => go({ ...order, only })}>
              {label}
            </KindChip>
          ))}
        <span className={classes.right}>
          {without > 0 && (
            <Button size="sm" onClick={onPropose}>
              Propose a rhythm for {count(without, 'person', 'people')}
            </Button>
          )}
          <ListTools choices={choices} view={list} />
          <ExportMenu listed={sheet} />
        </span>
      </div>
      <DataTable
        ref={table}
        label="Cadence of one-to-ones"
        rows={listed}
        columns={cadenceColumns}
        hidden={hidden}
        rowId={idOf}
        density={list.density}
        sort={sort}
        onSort={(next) => go({ ...(filter ? { only: filter.only } : {}), ...sortSearch(next) })}
        onOpen={(row) => void navigate({ to: '/people/$personId', params: { personId: row.personId }, search: { tab: 'one-to-ones' } })}
      />
    </>
  )
}

function idOf(row: CadenceRow): string {
  return row.personId
}

const leftOut: Readonly<Record<Room, readonly string[]>> = {
  wide: [],
  medium: ['series', 'weeks', 'held'],
  narrow: ['series', 'weeks', 'held', 'next', 'last'],
}

const choices = cadenceColumns.slice(1)
