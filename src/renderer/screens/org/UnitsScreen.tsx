import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Network, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OrgUnit } from '../../../shared/contract/people-org.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { count, formatCount } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { unitsSheet } from './org-sheets.ts'
import { UnitDialog, type UnitTask } from './UnitDialog.tsx'
import { UnitTree } from './UnitTree.tsx'
import classes from './units.module.css'

/** The departments and teams of the firm, one below the other. */
export function UnitsScreen() {
  const units = useQuery(orpc.people.units.queryOptions())
  const [task, setTask] = useState<UnitTask | null>(null)
  return (
    <>
      <QueryGate query={units}>
        {(all) =>
          all.length === 0 ? <NoUnits onAdd={() => setTask({ kind: 'add', parentId: null })} /> : <Units units={all} onTask={setTask} />
        }
      </QueryGate>
      {task !== null && <UnitDialog task={task} units={units.data ?? []} onClose={() => setTask(null)} onInstead={setTask} />}
    </>
  )
}

function NoUnits({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="page">
      <PageHeader title="Units">Departments and teams, one below the other.</PageHeader>
      <EmptyState
        title="No unit is known yet"
        actions={
          <>
            <Button variant="filled" component={Link} to="/people/import">
              Import a file
            </Button>
            <Button onClick={onAdd}>Add a unit</Button>
          </>
        }
        reader={<ReaderLine kind="only-you" />}
        later={[
          { title: 'Who is where', text: 'People in each unit, and in all units below it.' },
          { title: 'Who leads', text: 'The one person of a unit whose manager is outside of it.' },
          { title: 'The chart of a unit', text: 'Any unit opens as its own org chart, ready for print.' },
        ]}
      >
        Units come with the people of a file: a column “department”, or paths such as “Operations / Production”. They can also be written
        here.
      </EmptyState>
    </div>
  )
}

interface UnitsProps {
  readonly units: readonly OrgUnit[]
  readonly onTask: (task: UnitTask) => void
}

function Units({ units, onTask }: UnitsProps) {
  const [error, setError] = useState<unknown>(null)
  const busy = useRef(false)
  const remove = async (unit: OrgUnit) => {
    if (busy.current) return
    busy.current = true
    try {
      changed(await rpc.people.removeUnit({ unitId: unit.id }))
      setError(null)
    } catch (fault) {
      setError(fault)
    } finally {
      busy.current = false
    }
  }
  const top = units.filter(({ depth }) => depth === 0)
  const people = top.reduce((sum, unit) => sum + unit.total, 0)
  return (
    <div className="page">
      <div className={classes.page}>
        <PageHeader
          title="Units"
          actions={
            <>
              <Button component={Link} to="/people/chart" leftSection={<Network size={16} aria-hidden />}>
                Org chart
              </Button>
              <ExportMenu listed={() => unitsSheet(units)} />
              <Button variant="filled" leftSection={<Plus size={16} aria-hidden />} onClick={() => onTask({ kind: 'add', parentId: null })}>
                Add unit
              </Button>
            </>
          }
        >
          {count(units.length, 'unit')}, {formatCount(top.length)} of them at the top, {count(people, 'person', 'people')} in them.
        </PageHeader>
        {error !== null && (
          <div className={classes.fault}>
            <ErrorNote error={error} />
          </div>
        )}
        <UnitTree units={units} onTask={onTask} onRemove={(unit) => void remove(unit)} />
      </div>
    </div>
  )
}
