import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ListFilter } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import type { CycleSummary } from '../../../shared/contract/cycles.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { formatScore, formatShortDay } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { NothingMatches } from '../../components/NothingMatches.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import type { Sheet } from '../../components/sheet.ts'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { useCurrentCycle } from '../../rpc/current-cycle.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { STATES } from './review-words.ts'
import classes from './reviews.module.css'

type Board = Awaited<ReturnType<typeof rpc.reviewing.board>>
type BoardRow = Board[number]
const SHOWN_PER_STATE = 30

/** Every review of the running cycle by state; each row opens its editor. */
export function ReviewsScreen() {
  const frame = useQuery(orpc.workspace.frame.queryOptions())
  const { current: cycle } = useCurrentCycle()
  return (
    <QueryGate query={frame}>
      {() =>
        cycle === null ? (
          <div className="page">
            <PageHeader title="Reviews" />
            <EmptyState
              title="No cycle is running"
              actions={
                <Button variant="filled" component={Link} to="/cycles/new">
                  Launch a cycle
                </Button>
              }
            >
              Reviews belong to a cycle. Its form is frozen at launch, so that everybody is judged by the same one.
            </EmptyState>
          </div>
        ) : (
          <BoardOf key={cycle.id} cycle={cycle} />
        )
      }
    </QueryGate>
  )
}

function BoardOf({ cycle }: { readonly cycle: CycleSummary }) {
  const filter = useRef<HTMLInputElement>(null)
  useRowKeys()
  useShortcut('f', () => filter.current?.focus())
  const board = useQuery(orpc.reviewing.board.queryOptions({ input: { cycleId: cycle.id } }))
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const own = workspace.data?.ownPersonId ?? null
  const who = search.who ?? (own === null ? 'all' : 'team')
  const text = search.text ?? ''
  const narrow = (change: { readonly who?: 'team' | 'all'; readonly text?: string }) =>
    navigate({ to: '/reviews', search: { ...search, ...change }, replace: true })
  const asked = { ...(search.who === undefined ? {} : { who: search.who }), ...(text === '' ? {} : { text }) }
  useListView({ list: 'reviews', search: asked, go: (next, replace) => void navigate({ to: '/reviews', search: next, replace }) })
  const listed = useMemo(
    () =>
      (board.data ?? []).filter((row) => (who === 'all' || row.managerId === own) && row.name.toLowerCase().includes(text.toLowerCase())),
    [board.data, who, own, text],
  )
  const sheet = useCallback(() => boardSheet(cycle.name, listed), [cycle.name, listed])
  return (
    <div className="page">
      <PageHeader title="Reviews" actions={<ExportMenu listed={sheet} />}>
        {cycle.name}, due {formatShortDay(cycle.phases[2]?.endsOn ?? cycle.endsOn)}
      </PageHeader>
      <div className={classes.filters}>
        {own !== null && (
          <SegmentedControl
            size="xs"
            aria-label="Whose reviews"
            value={who}
            onChange={(value) => void narrow({ who: value === 'team' ? 'team' : 'all' })}
            data={[
              { value: 'team', label: 'My team' },
              { value: 'all', label: 'Everybody' },
            ]}
          />
        )}
        <TextInput
          size="xs"
          aria-label="Filter by name"
          placeholder="Name"
          ref={filter}
          rightSection={<KeyCap keys="F" />}
          leftSection={<ListFilter size={14} aria-hidden="true" />}
          value={text}
          onChange={(event) => void narrow({ text: event.currentTarget.value })}
        />
      </div>
      <QueryGate query={board}>
        {(rows) =>
          listed.length === 0 && rows.length > 0 ? (
            <NothingMatches onClear={() => void narrow({ who: 'all', text: '' })}>No review matches these filters.</NothingMatches>
          ) : (
            <Columns rows={listed} />
          )
        }
      </QueryGate>
    </div>
  )
}

/** The board as a file holds it: in the order of its columns. */
function boardSheet(cycle: string, rows: Board): Sheet {
  const inOrder = STATES.flatMap(({ state, name }) => rows.filter((row) => row.state === state).map((row) => ({ row, name })))
  return {
    name: `Reviews, ${cycle}`,
    headers: ['Name', 'Job', 'State', 'Rated', 'To rate', 'Score'],
    rows: inOrder.map(({ row, name }) => [row.name, row.jobTitle, name, row.rated, row.items, row.score === null ? null : row.score / 100]),
  }
}

function Columns({ rows }: { readonly rows: Board }) {
  const columns = STATES.map(({ state, name }) => ({ state, name, rows: rows.filter((row) => row.state === state) }))
  return (
    <div className={classes.board}>
      {columns
        .filter((column) => column.rows.length > 0)
        .map((column) => (
          <section key={column.state} className={classes.column}>
            <SectionHeading title={column.name} note={column.rows.length} />
            {column.rows.slice(0, SHOWN_PER_STATE).map((row) => (
              <Row key={row.participationId} row={row} />
            ))}
            {column.rows.length > SHOWN_PER_STATE && (
              <p className="c-2">
                {SHOWN_PER_STATE} of {column.rows.length} are listed. A name narrows the list.
              </p>
            )}
          </section>
        ))}
    </div>
  )
}

function Row({ row }: { readonly row: BoardRow }) {
  const navigate = useNavigate()
  const open = async () => {
    const { reviewId } = await rpc.reviewing.begin({ participationId: row.participationId })
    await navigate({ to: '/reviews/$reviewId', params: { reviewId } })
  }
  return (
    <div className={classes.boardRow}>
      <Avatar name={row.name} size={28} />
      <div>
        <button {...rowStop} type="button" className="bare plain-link t-name" onClick={() => void open()}>
          {row.name}
        </button>
        <div className="t-caption c-2 one-line" title={row.jobTitle ?? ''}>
          {row.jobTitle}
        </div>
      </div>
      <div className="t-caption c-2 num">
        {row.score !== null && <div className="w-strong c-1">{formatScore(row.score)}</div>}
        <div>{noteOf(row)}</div>
      </div>
    </div>
  )
}

function noteOf(row: BoardRow): string {
  if (row.state === 'writing') return `${row.rated} of ${row.items} rated`
  if (row.state === 'not-started') return row.selfReview === 'none' ? 'no self-review' : 'self-review in'
  return ''
}
