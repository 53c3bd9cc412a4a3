import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ListTree, Printer } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ChartPerson, OrgUnit } from '../../../shared/contract/people-org.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { count, formatCount } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import type { Sheet } from '../../components/sheet.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ChartBar } from './ChartBar.tsx'
import { ChartList } from './ChartList.tsx'
import { type ChartHandle, ChartPicture } from './ChartPicture.tsx'
import { ChartPrint } from './ChartPrint.tsx'
import classes from './chart.module.css'
import { type ChartSearch, readChartSearch } from './chart-search.ts'
import { homeOf, startOf } from './chart-start.ts'
import { startPicture, useChart } from './chart-store.ts'
import { activeIn, buildTree, type ChartTree, lineTo } from './chart-tree.ts'
import { chartSheet } from './org-sheets.ts'
import { unitAndBelow } from './unit-tree.ts'

/** Who reports to whom, as a picture or as a table. */
export function OrgChartScreen() {
  const chart = useQuery(orpc.people.chart.queryOptions())
  return (
    <QueryGate query={chart}>
      {({ people, ownPersonId }) => (people.length === 0 ? <NoChart /> : <OrgChart people={people} ownPersonId={ownPersonId} />)}
    </QueryGate>
  )
}

function NoChart() {
  return (
    <div className="page">
      <PageHeader title="Org chart">Who reports to whom.</PageHeader>
      <EmptyState
        title="Nobody is in this vault yet"
        actions={
          <>
            <Button variant="filled" component={Link} to="/people/import">
              Import a file
            </Button>
            <Button component={Link} to="/people">
              People
            </Button>
          </>
        }
        reader={<ReaderLine kind="only-you" />}
        later={[
          { title: 'A picture to move in', text: 'From the top down, opened as far as wanted, found by name.' },
          { title: 'On paper', text: 'Printed on one page or over several, or kept as a drawing.' },
          { title: 'As a table', text: 'The same people set in by level, with everybody below counted.' },
        ]}
      >
        The chart is drawn from the manager of each person. A file with a manager column gives all of them at once.
      </EmptyState>
    </div>
  )
}

interface OrgChartProps {
  readonly people: readonly ChartPerson[]
  readonly ownPersonId: string | null
}

function OrgChart({ people, ownPersonId }: OrgChartProps) {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readChartSearch(raw), [raw])
  const navigate = useNavigate()
  const picture = useRef<ChartHandle>(null)
  const [printing, setPrinting] = useState(false)
  const { data: units } = useQuery(orpc.people.units.queryOptions())
  const { tree, from, pictureId, ready, find } = usePicture(people, ownPersonId, search, units)
  const go = (next: ChartSearch) => void navigate({ to: '/people/chart', search: next })
  const openPerson = (id: string) => void navigate({ to: '/people/$personId', params: { personId: id } })
  const found = (id: string) => {
    if (search.view === 'list') openPerson(id)
    else if (tree.nodes.has(id)) picture.current?.reveal(id)
    else {
      find(id)
      go({ from: 'top' })
    }
  }
  return (
    <div className={classes.screen}>
      <ChartHeader search={search} onView={go} sheet={() => chartSheet(tree)} onPrint={() => setPrinting(true)} />
      <ChartBar
        people={people}
        units={units ?? []}
        search={search}
        line={lineAbove(people, from)}
        counted={countedOf(tree, activeIn(people))}
        onFound={found}
        onUnit={(unit) => go({ ...(search.view && { view: search.view }), ...(unit === null ? { from: 'top' } : { unit }) })}
      />
      {ready && tree.nodes.size === 0 && <p className={classes.nobody}>Nobody is in this unit.</p>}
      {ready && tree.nodes.size > 0 && search.view === 'list' && <ChartList tree={tree} onOpenPerson={openPerson} />}
      {ready && tree.nodes.size > 0 && search.view !== 'list' && (
        <ChartPicture
          key={pictureId}
          tree={tree}
          ownPersonId={ownPersonId}
          onOpenPerson={openPerson}
          onFrom={(id) => go({ from: id })}
          handle={picture}
        />
      )}
      {printing && <ChartPrint tree={tree} onClose={() => setPrinting(false)} />}
    </div>
  )
}

/** The tree that the address asks for. What is open in it starts anew with each other picture. */
function usePicture(
  people: readonly ChartPerson[],
  ownPersonId: string | null,
  search: ChartSearch,
  units: readonly OrgUnit[] | undefined,
) {
  const wanted = useRef<string | null>(null)
  const home = search.from === undefined && search.unit === undefined
  const from = home ? homeOf(people, ownPersonId) : (people.find(({ id }) => id === search.from)?.id ?? null)
  const within = useMemo(
    () => (search.unit === undefined || units === undefined ? null : unitAndBelow(units, search.unit)),
    [units, search.unit],
  )
  const tree = useMemo(() => buildTree(people, { from, units: within }), [people, from, within])
  const known = search.unit === undefined || units !== undefined
  const pictureId = `${from ?? 'top'} ${search.unit ?? ''}`
  const shown = useChart((state) => state.picture)
  useLayoutEffect(() => {
    if (!known || shown === pictureId) return
    const start = startOf(people, { from, units: within }, tree, ownPersonId)
    const found = wanted.current
    wanted.current = null
    if (found === null) startPicture(pictureId, start.open, start.active)
    else startPicture(pictureId, new Set([...start.open, ...lineTo(tree.nodes, found)]), found)
  }, [known, shown, pictureId, people, from, within, tree, ownPersonId])
  return {
    tree,
    from,
    pictureId,
    ready: known && shown === pictureId,
    /** Somebody outside of this picture, to be shown in the next one. */
    find: (id: string) => {
      wanted.current = id
    },
  }
}

interface ChartHeaderProps {
  readonly search: ChartSearch
  readonly onView: (search: ChartSearch) => void
  readonly sheet: () => Sheet
  readonly onPrint: () => void
}

function ChartHeader({ search, onView, sheet, onPrint }: ChartHeaderProps) {
  const { view = 'picture', ...rest } = search
  return (
    <PageHeader
      title="Org chart"
      actions={
        <>
          <SegmentedControl
            aria-label="Shown as"
            data={[
              { value: 'picture', label: 'Chart' },
              { value: 'list', label: 'Table' },
            ]}
            value={view}
            onChange={(next) => onView(next === 'list' ? { ...rest, view: 'list' } : rest)}
          />
          <Button component={Link} to="/people/units" leftSection={<ListTree size={16} aria-hidden />}>
            Units
          </Button>
          {view === 'picture' && (
            <Button leftSection={<Printer size={16} aria-hidden />} onClick={onPrint}>
              Print
            </Button>
          )}
          <ExportMenu listed={sheet} />
        </>
      }
    />
  )
}

/** From the top to where the picture starts. */
function lineAbove(people: readonly ChartPerson[], from: string | null): ChartPerson[] {
  const all = new Map<string, ChartPerson>(people.map((person) => [person.id, person]))
  const line: ChartPerson[] = []
  for (let at = from === null ? undefined : all.get(from); at !== undefined; at = all.get(at.managerId ?? '')) line.unshift(at)
  return line
}

function countedOf(tree: ChartTree, all: number): string {
  const people = tree.count === all ? count(all, 'person', 'people') : `${formatCount(tree.count)} of ${formatCount(all)}`
  return `${people}, ${count(tree.managers, 'manager')}, ${count(tree.levels, 'level')}`
}
