import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PersonRow } from '../../../shared/contract/people.ts'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataTableHandle, Sort } from '../../components/data-column.ts'
import { formatCount, todayIso } from '../../components/format.ts'
import { ListTools } from '../../components/ListTools.tsx'
import { NothingMatches } from '../../components/NothingMatches.tsx'
import { sheetOf } from '../../components/sheet.ts'
import { useRoom } from '../../components/use-room.ts'
import { EditPerson } from '../../frame/EditPerson.tsx'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { NoPeople } from './NoPeople.tsx'
import { PeopleFilters } from './PeopleFilters.tsx'
import { PeopleHeader } from './PeopleHeader.tsx'
import { PersonBeside } from './PersonBeside.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import classes from './people.module.css'
import { columnChoices, hiddenAt, IN_EVERY_FILE, leftOutOf, peopleColumns } from './people-columns.tsx'
import { wholeSheet } from './people-file.ts'
import { filterPeople, PeopleSearch, rankAhead } from './people-filter.ts'
import { Selection } from './Selection.tsx'
import { useListAddress } from './use-list-address.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

const NO_UNITS: readonly OrgUnit[] = []

/** Everybody in the vault: find, sort, choose, change, export. */
export function PeopleScreen() {
  const people = useQuery(orpc.people.list.queryOptions())
  const [adding, setAdding] = useState(false)
  return (
    <>
      <QueryGate query={people}>
        {(rows) =>
          rows.length === 0 ? <NoPeople onAdd={() => setAdding(true)} /> : <PeopleList people={rows} onAdd={() => setAdding(true)} />
        }
      </QueryGate>
      {adding && <PersonDrawer people={people.data ?? []} onClose={() => setAdding(false)} />}
    </>
  )
}

function PeopleList({ people, onAdd }: { readonly people: readonly PersonRow[]; readonly onAdd: () => void }) {
  const [raw, go] = useListAddress()
  const search = useMemo(() => PeopleSearch.parse(raw), [raw])
  const navigate = useNavigate()
  const leftOut = useMemo(() => leftOutOf(people), [people])
  const view = useListView({
    list: 'people',
    search,
    go: (next, replace) => go(PeopleSearch.parse(next), replace),
    leftOut,
    density: 'compact',
  })
  const { data: units = NO_UNITS } = useQuery(orpc.people.units.queryOptions())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState<PersonId | null>(null)
  const [beside, setBeside] = useState<PersonId | null>(null)
  const [filtering, setFiltering] = useState(false)
  const { sort: sortedBy = 'name', desc = false, ...filters } = search
  const filterKey = JSON.stringify(filters)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the filters; another order lists the same people.
  const listed = useMemo(() => filterPeople(people, search, units), [people, units, filterKey])
  useEffect(() => rankAhead(people), [people])
  const sort = useMemo(() => ({ id: sortedBy, desc }), [sortedBy, desc])
  const room = useRoom()
  const hidden = useMemo(() => hiddenAt(view.hidden, room), [view.hidden, room])
  const wideName = hidden.has('jobTitle')
  const columns = useMemo(() => peopleColumns(people, todayIso(), wideName), [people, wideName])
  const chosen = useMemo(() => people.filter((person) => selected.has(person.id)), [people, selected])
  useShortcut('f', () => setFiltering(true))
  const table = useRef<DataTableHandle<PersonRow>>(null)
  const sheets = useSheets({ people, columns, hidden: view.hidden, table })
  const order = (next: Sort) => {
    const rest = PeopleSearch.parse(filters)
    go(next === null ? rest : PeopleSearch.parse({ ...rest, sort: next.id, ...(next.desc ? { desc: true } : {}) }))
  }
  return (
    <div className={classes.screen} data-selecting={chosen.length > 0 || undefined}>
      <PeopleHeader listed={sheets.listed} whole={sheets.whole} onAdd={onAdd} />
      <div className={classes.filters}>
        <PeopleFilters
          search={search}
          keys={Object.keys(raw)}
          people={people}
          units={units}
          opened={filtering}
          onOpened={setFiltering}
          onChange={go}
        />
        <span className={classes.count} role="status">
          {formatCount(listed.length)} of {formatCount(people.length)}
        </span>
        <ViewsMenu list="people" named={view.named} now={view.now} onApply={view.apply} />
        <ListTools choices={columnChoices} view={view} />
      </div>
      {listed.length === 0 ? (
        <NothingMatches onClear={() => go(PeopleSearch.parse({}))}>Nobody matches these filters.</NothingMatches>
      ) : (
        <DataTable
          ref={table}
          label="People"
          rows={listed}
          columns={columns}
          hidden={hidden}
          rowId={idOf}
          density={view.density}
          sort={sort}
          onSort={order}
          selected={selected}
          onSelect={setSelected}
          onOpen={(person) => void navigate({ to: '/people/$personId', params: { personId: person.id } })}
          onEdit={(person) => setEditing(person.id)}
          onBeside={(person) => setBeside(person.id)}
        />
      )}
      {beside !== null && <PersonBeside personId={beside} onClose={() => setBeside(null)} />}
      {editing !== null && <EditListed personId={editing} onClose={() => setEditing(null)} />}
      {chosen.length > 0 && (
        <Selection
          chosen={chosen}
          people={people}
          sheet={() => sheets.of(chosen)}
          whole={() => wholeSheet(people, chosen)}
          onClear={() => setSelected(new Set())}
        />
      )}
    </div>
  )
}

/** The facts of the person the row is about, beside the list. */
function EditListed({ personId, onClose }: { readonly personId: PersonId; readonly onClose: () => void }) {
  const person = useQuery(orpc.people.get.queryOptions({ input: { personId } }))
  return person.data === undefined ? null : <EditPerson person={person.data} onClose={onClose} />
}

interface SheetsOptions {
  readonly people: readonly PersonRow[]
  readonly columns: ReturnType<typeof peopleColumns>
  readonly hidden: ReadonlySet<string>
  readonly table: RefObject<DataTableHandle<PersonRow> | null>
}

/** The list as files hold it: as it is shown, or whole. The same functions from render to render. */
function useSheets(options: SheetsOptions) {
  const latest = useRef(options)
  latest.current = options
  const of = useCallback((rows: readonly PersonRow[]) => listSheet(latest.current, rows), [])
  return {
    of,
    listed: useCallback(() => of(latest.current.table.current?.listed() ?? []), [of]),
    whole: useCallback(() => wholeSheet(latest.current.people, latest.current.table.current?.listed() ?? []), []),
  }
}

function listSheet({ columns, hidden }: SheetsOptions, rows: readonly PersonRow[]) {
  return sheetOf({ name: 'People', rows, columns, hidden: new Set([...hidden].filter((id) => !IN_EVERY_FILE.has(id))) })
}

function idOf(person: PersonRow): string {
  return person.id
}
