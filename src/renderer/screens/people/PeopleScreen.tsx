import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { formatCount, saveFile, todayIso } from '../../components/format.ts'
import { useRoom } from '../../components/use-room.ts'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { NoPeople } from './NoPeople.tsx'
import { PeopleFilters } from './PeopleFilters.tsx'
import { PeopleHeader } from './PeopleHeader.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import classes from './people.module.css'
import { hiddenAt, peopleColumns } from './people-columns.tsx'
import { peopleCsv } from './people-csv.ts'
import { listPeople, PeopleSearch } from './people-filter.ts'
import { usePeopleView } from './people-view.ts'
import { Selection } from './Selection.tsx'
import { ViewsMenu } from './ViewsMenu.tsx'
import { ViewTools } from './ViewTools.tsx'

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

function exportCsv(people: readonly PersonRow[]): void {
  saveFile(new File([peopleCsv(people)], `People ${todayIso()}.csv`, { type: 'text/csv;charset=utf-8' }))
}

function PeopleList({ people, onAdd }: { readonly people: readonly PersonRow[]; readonly onAdd: () => void }) {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => PeopleSearch.parse(raw), [raw])
  const navigate = useNavigate()
  const go = (next: PeopleSearch, replace = false) => void navigate({ to: '/people', search: next, replace })
  const view = usePeopleView(search, (next, replace) => go(PeopleSearch.parse(next), replace))
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [filtering, setFiltering] = useState(false)
  const listed = useMemo(() => listPeople(people, search), [people, search])
  const room = useRoom()
  const columns = useMemo(() => peopleColumns(todayIso(), hiddenAt(view.hidden, room)), [view.hidden, room])
  const chosen = useMemo(() => people.filter((person) => selected.has(person.id)), [people, selected])
  useShortcut('f', () => setFiltering(true))
  const sort = useMemo(() => ({ id: search.sort ?? 'name', desc: search.desc ?? false }), [search.sort, search.desc])
  return (
    <div className={classes.screen} data-selecting={chosen.length > 0 || undefined}>
      <PeopleHeader onExport={() => exportCsv(listed)} onAdd={onAdd} />
      <div className={classes.filters}>
        <PeopleFilters search={search} keys={Object.keys(raw)} people={people} opened={filtering} onOpened={setFiltering} onChange={go} />
        <span className={classes.count} role="status">
          {formatCount(listed.length)} of {formatCount(people.length)}
        </span>
        <ViewsMenu list="people" named={view.named} now={view.now} onApply={view.apply} />
        <ViewTools density={view.density} hidden={view.hidden} onDensity={view.setDensity} onColumn={view.toggleColumn} />
      </div>
      {listed.length === 0 && <p className={classes.nobody}>Nobody matches these filters.</p>}
      <DataTable
        label="People"
        rows={listed}
        columns={columns}
        rowId={idOf}
        density={view.density}
        sort={sort}
        ordered
        onSort={(next) => {
          const { sort: _sort, desc: _desc, ...rest } = search
          go(next === null ? rest : PeopleSearch.parse({ ...rest, sort: next.id, ...(next.desc ? { desc: true } : {}) }))
        }}
        selected={selected}
        onSelect={setSelected}
        onOpen={(person) => void navigate({ to: '/people/$personId', params: { personId: person.id } })}
      />
      {chosen.length > 0 && (
        <Selection
          chosen={chosen}
          people={people}
          onExport={() => exportCsv(listPeople(chosen, { ...search, status: 'all' }))}
          onClear={() => setSelected(new Set())}
        />
      )}
    </div>
  )
}

function idOf(person: PersonRow): string {
  return person.id
}
