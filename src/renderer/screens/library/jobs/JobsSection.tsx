import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BookOpenText, Plus } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'
import { DataTable } from '../../../components/DataTable.tsx'
import type { DataTableHandle } from '../../../components/data-column.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ExportMenu } from '../../../components/ExportMenu.tsx'
import { formatCount } from '../../../components/format.ts'
import { ListTools } from '../../../components/ListTools.tsx'
import { NothingMatches } from '../../../components/NothingMatches.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { sheetOf } from '../../../components/sheet.ts'
import { useRoom } from '../../../components/use-room.ts'
import { useShortcut } from '../../../frame/shortcuts.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { useListView } from '../../../rpc/use-list-view.ts'
import classes from './jobs.module.css'
import { hiddenAt, jobChoices, jobColumns } from './jobs-columns.tsx'
import { filterJobs, JOB_STATES, JobsSearch } from './jobs-filter.ts'
import { NewJob } from './NewJob.tsx'

/** Every job profile of the vault: what is described, for how many people, and what is still only a title. */
export function JobsSection() {
  const jobs = useQuery(orpc.library.jobs.queryOptions())
  const [adding, setAdding] = useState(false)
  return (
    <>
      <QueryGate query={jobs}>
        {(rows) => (rows.length === 0 ? <NoJobs onAdd={() => setAdding(true)} /> : <JobList jobs={rows} onAdd={() => setAdding(true)} />)}
      </QueryGate>
      {adding && <NewJob onClose={() => setAdding(false)} />}
    </>
  )
}

function NoJobs({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <EmptyState
      title="No job has been described yet"
      actions={
        <>
          <Button variant="filled" component={Link} to="/library/roles">
            Start from a role
          </Button>
          <Button onClick={onAdd}>Write one</Button>
        </>
      }
      reader={<ReaderLine kind="only-you" />}
      later={[
        { title: 'Responsibilities and standards', text: 'What the job answers for, and what meets, exceeds and falls short.' },
        { title: 'Competencies', text: 'What it asks, each at its level, from a framework or written here.' },
        { title: 'Versions', text: 'People keep the version that was there when their cycle began.' },
      ]}
    >
      A job profile says what a job is for and how it is judged. People bring the titles of their jobs along when they are imported.
    </EmptyState>
  )
}

const STATE_CHOICES = Object.entries(JOB_STATES).map(([value, label]) => ({ value, label }))

function JobList({ jobs, onAdd }: { readonly jobs: readonly JobRow[]; readonly onAdd: () => void }) {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => JobsSearch.parse(raw), [raw])
  const navigate = useNavigate()
  const room = useRoom()
  const table = useRef<DataTableHandle<JobRow>>(null)
  const { text, state } = search
  const listed = useMemo(() => filterJobs(jobs, { text, state }), [jobs, text, state])
  const sort = useMemo(() => ({ id: search.sort ?? 'title', desc: search.desc ?? false }), [search.sort, search.desc])
  const go = (next: JobsSearch, replace = false) =>
    void navigate({ to: '/library/$section', params: { section: 'jobs' }, search: compact(next), replace })
  const view = useListView({ list: 'jobs', search: compact(search), go: (next, replace) => go(JobsSearch.parse(next), replace) })
  const hidden = useMemo(() => hiddenAt(view.hidden, room), [view.hidden, room])
  const sheet = useCallback(
    () => sheetOf({ name: 'Jobs', rows: table.current?.listed() ?? [], columns: jobColumns, hidden: view.hidden }),
    [view.hidden],
  )
  return (
    <>
      <div className={classes.bar}>
        <JobFilters search={search} onChange={go} />
        <span className="c-2" role="status">
          {formatCount(listed.length)} of {formatCount(jobs.length)}
        </span>
        <span className={classes.actions}>
          <ExportMenu listed={sheet} />
          <Button component={Link} to="/library/roles" leftSection={<BookOpenText size={16} aria-hidden />}>
            Start from a role
          </Button>
          <Button variant="filled" leftSection={<Plus size={16} aria-hidden />} onClick={onAdd}>
            New job profile
          </Button>
        </span>
        <ListTools choices={jobChoices} view={view} />
      </div>
      {listed.length === 0 ? (
        <NothingMatches onClear={() => go(JobsSearch.parse({}))}>No job matches these filters.</NothingMatches>
      ) : (
        <DataTable
          ref={table}
          label="Jobs"
          rows={listed}
          columns={jobColumns}
          hidden={hidden}
          rowId={idOf}
          density={view.density}
          sort={sort}
          onSort={(next) => go({ text, state, ...JobsSearch.parse({ sort: next?.id, desc: next?.desc || undefined }) })}
          onOpen={(job) => void navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId: job.id } })}
        />
      )}
    </>
  )
}

interface JobFiltersProps {
  readonly search: JobsSearch
  readonly onChange: (search: JobsSearch, replace?: boolean) => void
}

function JobFilters({ search, onChange }: JobFiltersProps) {
  const find = useRef<HTMLInputElement>(null)
  useShortcut('f', () => find.current?.focus())
  return (
    <>
      <TextInput
        ref={find}
        className={classes.find ?? ''}
        aria-label="Job or purpose"
        placeholder="Job or purpose"
        value={search.text ?? ''}
        onChange={(event) => onChange({ ...search, text: event.currentTarget.value || undefined }, true)}
      />
      <Select
        className={classes.stateFilter ?? ''}
        aria-label="State"
        placeholder="Any state"
        clearable
        data={STATE_CHOICES}
        value={search.state ?? null}
        onChange={(value) => onChange({ ...search, ...JobsSearch.pick({ state: true }).parse({ state: value ?? undefined }) })}
      />
    </>
  )
}

function idOf(job: JobRow): string {
  return job.id
}

function compact(search: JobsSearch): JobsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
