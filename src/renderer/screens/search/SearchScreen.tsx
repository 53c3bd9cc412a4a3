import { SegmentedControl, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataTableHandle, Sort } from '../../components/data-column.ts'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { count, formatPercent } from '../../components/format.ts'
import { ListTools } from '../../components/ListTools.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { sheetOf } from '../../components/sheet.ts'
import { useRoom } from '../../components/use-room.ts'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { SearchFilters } from './SearchFilters.tsx'
import classes from './search.module.css'
import { hiddenAt, searchColumns } from './search-columns.tsx'
import { useOpenHit } from './use-open-hit.ts'

const MOST = 200
const NOTHING = {}
const stay = () => {}
const choices = searchColumns.slice(1)

/** Everything in the vault that a search finds, the best first. What was asked stands in the address and nowhere else. */
export function SearchScreen() {
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const asked = typeof raw.text === 'string' ? raw.text : ''
  const order = raw.order === 'newest' ? 'newest' : 'best'
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const go = (text: string, next: 'best' | 'newest') =>
    void navigate({
      to: '/search',
      search: { ...(text === '' ? {} : { text }), ...(next === 'newest' ? { order: next } : {}) },
      replace: true,
    })
  const found = useQuery({
    ...orpc.search.page.queryOptions({ input: { text: asked, order, limit: MOST } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.ready ?? 1) < 1 ? 1000 : false),
  })
  const table = useRef<DataTableHandle<SearchHit>>(null)
  const view = useListView({ list: 'search', search: NOTHING, go: stay })
  const sheet = useCallback(
    () => sheetOf({ name: 'Search', rows: table.current?.listed() ?? [], columns: searchColumns, hidden: view.hidden }),
    [view.hidden],
  )
  useShortcut('f', () => field.current?.focus())
  return (
    <div className={classes.screen}>
      <PageHeader title="Search" actions={<ExportMenu listed={sheet} />} />
      <div className={classes.bar}>
        <TextInput
          ref={field}
          className={classes.asked ?? ''}
          aria-label="Search this vault"
          placeholder="Words; narrow with person: kind: tag: before: after:"
          maxLength={200}
          leftSection={<Search size={16} aria-hidden="true" />}
          value={asked}
          onChange={(event) => go(event.currentTarget.value, order)}
        />
        <SegmentedControl
          aria-label="Order"
          value={order}
          data={[
            { value: 'best', label: 'Best first' },
            { value: 'newest', label: 'Newest first' },
          ]}
          onChange={(value) => go(asked, value === 'newest' ? 'newest' : 'best')}
        />
        <ListTools choices={choices} view={view} />
      </div>
      <SearchFilters typed={asked} onChange={(typed) => go(typed, order)} />
      <QueryGate query={found}>{(answer) => <Results asked={asked} answer={answer} view={view} table={table} />}</QueryGate>
    </div>
  )
}

interface ResultsProps {
  readonly asked: string
  readonly answer: { readonly hits: readonly SearchHit[]; readonly more: boolean; readonly ready: number }
  readonly view: ReturnType<typeof useListView>
  readonly table: React.RefObject<DataTableHandle<SearchHit> | null>
}

function Results({ asked, answer: { hits, more, ready }, view, table }: ResultsProps) {
  const open = useOpenHit()
  const room = useRoom()
  const [sort, setSort] = useState<Sort>(null)
  const hidden = useMemo(() => hiddenAt(view.hidden, room), [view.hidden, room])
  return (
    <>
      <p className={classes.shown} role="status">
        {asked.trim() === '' ? null : more ? `The first ${count(hits.length, 'result')}` : count(hits.length, 'result')}
        {ready < 1 && `, ${formatPercent(Math.floor(ready * 100) * 100)} of the vault can be found so far`}
      </p>
      {hits.length === 0 && (
        <p className={classes.nothing}>
          {asked === ''
            ? 'Type a word, a name, or a filter such as person:gail.'
            : `Nothing in this vault matches “${asked}”. Fewer words find more.`}
        </p>
      )}
      {hits.length > 0 && (
        <DataTable
          ref={table}
          label="Results"
          rows={hits}
          columns={searchColumns}
          hidden={hidden}
          rowId={keyOf}
          density={view.density}
          sort={sort}
          onSort={setSort}
          onOpen={open}
        />
      )}
    </>
  )
}

function keyOf(hit: SearchHit): string {
  return hit.key
}
