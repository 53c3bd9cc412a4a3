import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import type { MeetingRow } from '../../../shared/contract/meetings.ts'
import { DataTable } from '../../components/DataTable.tsx'
import type { DataTableHandle } from '../../components/data-column.ts'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { ListTools } from '../../components/ListTools.tsx'
import { readSort, sortSearch } from '../../components/list-search.ts'
import { sheetOf } from '../../components/sheet.ts'
import { type Room, useRoom } from '../../components/use-room.ts'
import { useListView } from '../../rpc/use-list-view.ts'
import { meetingColumns } from './meeting-columns.tsx'
import { movedWords, standing } from './meeting-words.ts'
import classes from './meetings.module.css'

export type MeetingsSearch = Readonly<Record<string, unknown>>

interface MeetingsViewProps {
  readonly view: 'upcoming' | 'past'
  readonly rows: readonly MeetingRow[]
  readonly search: MeetingsSearch
  /** Of past ones: those of the last twelve months, or every one there is. */
  readonly years?: ReactNode
}

const FILTERS = {
  upcoming: [
    { only: 'missed', label: 'Not held', holds: (row: MeetingRow) => standing(row) === 'missed' },
    { only: 'planned', label: 'Planned', holds: (row: MeetingRow) => row.state === 'planned' && standing(row) !== 'missed' },
    { only: 'skipped', label: 'Skipped', holds: (row: MeetingRow) => row.state === 'skipped' },
    { only: 'moved', label: 'Moved', holds: (row: MeetingRow) => movedWords(row) !== null },
  ],
  past: [
    { only: 'held', label: 'Held', holds: (row: MeetingRow) => row.state === 'held' },
    { only: 'skipped', label: 'Skipped', holds: (row: MeetingRow) => row.state === 'skipped' },
    { only: 'moved', label: 'Moved', holds: (row: MeetingRow) => movedWords(row) !== null },
  ],
} as const

/** One list of meetings: what lies ahead or still has to be said something of, or what was. */
export function MeetingsView({ view, rows, search, years }: MeetingsViewProps) {
  const navigate = useNavigate()
  const room = useRoom()
  const filters = FILTERS[view]
  const filter = filters.find(({ only }) => only === search.only) ?? null
  const text = typeof search.text === 'string' ? search.text : ''
  const sort = useMemo(() => readSort(search, meetingColumns) ?? { id: 'when', desc: view === 'past' }, [search, view])
  const kept = { ...(view === 'past' ? { view } : {}), ...(search.all === true ? { all: true } : {}) }
  const go = (next: object, replace = false) => void navigate({ to: '/one-to-ones', search: { ...kept, ...next }, replace })
  const asked = {
    ...(filter ? { only: filter.only } : {}),
    ...(text === '' ? {} : { text }),
    ...sortSearch(readSort(search, meetingColumns)),
  }
  const list = useListView({ list: 'one-to-ones', search: asked, go })
  const hidden = useMemo(() => new Set([...list.hidden, ...leftOut[room]]), [list.hidden, room])
  const table = useRef<DataTableHandle<MeetingRow>>(null)
  const sheet = useCallback(
    () => sheetOf({ name: 'One-to-ones', rows: table.current?.listed() ?? [], columns: meetingColumns, hidden: list.hidden }),
    [list.hidden],
  )
  const listed = useMemo(() => {
    const sought = text.trim().toLowerCase()
    const fits = (row: MeetingRow) => sought === '' || `${row.personName} ${row.topics.join(' ')}`.toLowerCase().includes(sought)
    return rows.filter((row) => (filter?.holds(row) ?? true) && fits(row))
  }, [rows, filter, text])
  const { only: _, ...unfiltered } = asked as { only?: string }
  return (
    <>
      <div className={classes.tools}>
        <KindChip count={rows.length} selected={filter === null} onClick={() => go(unfiltered)}>
          All
        </KindChip>
        {filters
          .map((each) => ({ ...each, count: rows.filter(each.holds).length }))
          .filter(({ count }) => count > 0)
          .map(({ only, label, count }) => (
            <KindChip key={only} count={count} selected={filter?.only === only} onClick={() => go({ ...unfiltered, only })}>
              {label}
            </KindChip>
          ))}
        <span className={classes.right}>
          {years}
          <TextInput
            size="sm"
            aria-label="Find by name or topic"
            placeholder="Name or topic"
            value={text}
            onChange={(event) => {
              const { text: __, ...others } = asked as { text?: string }
              const { value } = event.currentTarget
              go({ ...others, ...(value === '' ? {} : { text: value }) }, true)
            }}
          />
          <ListTools choices={choices} view={list} />
          <ExportMenu listed={sheet} />
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="c-2">{view === 'upcoming' ? 'No one-to-one is planned.' : 'No one-to-one was held or skipped yet.'}</p>
      ) : (
        <DataTable
          ref={table}
          label={view === 'upcoming' ? 'Planned one-to-ones' : 'Past one-to-ones'}
          rows={listed}
          columns={meetingColumns}
          hidden={hidden}
          rowId={idOf}
          density={list.density}
          sort={sort}
          onSort={(next) => go({ ...(filter ? { only: filter.only } : {}), ...(text === '' ? {} : { text }), ...sortSearch(next) })}
          onOpen={(row) => void navigate({ to: '/one-to-ones/$oneToOneId', params: { oneToOneId: row.id } })}
        />
      )}
    </>
  )
}

/** "All years" and back. */
export function YearsButton({ all, onChange }: { readonly all: boolean; readonly onChange: (all: boolean) => void }) {
  return (
    <Button size="sm" onClick={() => onChange(!all)}>
      {all ? 'Last 12 months' : 'All years'}
    </Button>
  )
}

function idOf(row: MeetingRow): string {
  return row.id
}

/** What does not fit goes first. */
const leftOut: Readonly<Record<Room, readonly string[]>> = { wide: [], medium: ['balance'], narrow: ['balance', 'topics'] }

/** Day and menu stay. */
const choices = meetingColumns.filter(({ id }) => id !== 'when' && id !== 'more')
