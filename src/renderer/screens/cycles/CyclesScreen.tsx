import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { CycleSummary } from '../../../shared/contract/cycles.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { count, formatFullDate, todayIso } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './cycles.module.css'
import { PhaseStrip } from './PhaseStrip.tsx'
import { phaseNow } from './phase-words.ts'

/** Every cycle of the vault, the running ones first. */
export function CyclesScreen() {
  const cycles = useQuery(orpc.cycles.list.queryOptions())
  return <QueryGate query={cycles}>{(all) => (all.length === 0 ? <NoCycles /> : <CycleList cycles={all} />)}</QueryGate>
}

function CycleList({ cycles }: { readonly cycles: readonly CycleSummary[] }) {
  const groups = [
    { title: 'Running', cycles: cycles.filter((cycle) => cycle.status === 'running') },
    { title: 'Closed', cycles: cycles.filter((cycle) => cycle.status === 'closed') },
  ]
  return (
    <div className="page">
      <PageHeader
        title="Cycles"
        actions={
          <Button variant="filled" component={Link} to="/cycles/new" leftSection={<Plus size={16} aria-hidden />}>
            New cycle
          </Button>
        }
      >
        Dated runs of planning, coaching, reviewing and action.
      </PageHeader>
      {groups
        .filter((group) => group.cycles.length > 0)
        .map((group) => (
          <section key={group.title} className={classes.section}>
            <SectionHeading title={group.title} note={group.cycles.length} />
            <ul>
              {group.cycles.map((cycle) => (
                <li key={cycle.id}>
                  <CycleRow cycle={cycle} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}

function CycleRow({ cycle }: { readonly cycle: CycleSummary }) {
  const today = todayIso()
  return (
    <Link to="/cycles/$cycleId" params={{ cycleId: cycle.id }} className={classes.row}>
      <span>
        <strong className="t-name">{cycle.name}</strong>
        <span className={classes.sub}>
          {formatFullDate(cycle.startsOn)} to {formatFullDate(cycle.endsOn)}
        </span>
      </span>
      <PhaseStrip phases={cycle.phases} today={today} closed={cycle.status === 'closed'} />
      <span className={classes.fact}>{cycle.status === 'closed' ? 'Closed' : phaseNow(cycle, today)}</span>
      <span className={classes.fact}>{count(cycle.participants, 'person', 'people')}</span>
    </Link>
  )
}

function NoCycles() {
  return (
    <div className="page">
      <PageHeader title="Cycles">Dated runs of planning, coaching, reviewing and action.</PageHeader>
      <EmptyState
        title="No cycle has been launched"
        actions={
          <>
            <Button variant="filled" component={Link} to="/cycles/new">
              Launch a cycle
            </Button>
            <Button component={Link} to="/people">
              People
            </Button>
          </>
        }
        reader={<ReaderLine kind="only-you" text="A cycle is visible only in this vault until a package is sent." />}
        later={[
          {
            title: 'Four phases',
            text: 'Planning, coaching, reviewing and action, each with its dates. They advise; nothing is locked by them.',
          },
          { title: 'Goals and agreement', text: 'Whose goals are written, weighed and agreed by both sides.' },
          { title: 'Reviews', text: 'How far each review is, and its score once it is written.' },
        ]}
      >
        A cycle starts from a template: four dated phases and a review form. The form is frozen into the cycle at launch and does not change
        while it runs.
      </EmptyState>
    </div>
  )
}
