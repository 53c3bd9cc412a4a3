import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, Upload } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { Training } from '../../../../shared/contract/developing.ts'
import { DataTable } from '../../../components/DataTable.tsx'
import type { DataTableHandle } from '../../../components/data-column.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ExportMenu } from '../../../components/ExportMenu.tsx'
import { formatCount } from '../../../components/format.ts'
import { ListTools } from '../../../components/ListTools.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { sheetOf } from '../../../components/sheet.ts'
import { useRoom } from '../../../components/use-room.ts'
import { useShortcut } from '../../../frame/shortcuts.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { useListView } from '../../../rpc/use-list-view.ts'
import classes from '../jobs/jobs.module.css'
import { TrainingDrawer } from './TrainingDrawer.tsx'
import { TrainingImport } from './TrainingImport.tsx'
import { catalogueSheet, hiddenAt, trainingColumns } from './training-columns.tsx'
import { filterTrainings, TrainingsSearch } from './trainings-filter.ts'

/** Trainings of the firm: what each is for, what it costs, and how many people have a gap it is for. */
export function TrainingsSection() {
  const trainings = useQuery(orpc.developing.trainings.queryOptions())
  const [editing, setEditing] = useState<Training | 'new' | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const tools = (
    <>
      <ChooseFile onChoose={setFile} />
      <Button variant="filled" leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
        Training
      </Button>
    </>
  )
  return (
    <>
      {file !== null && <TrainingImport key={`${file.name} ${file.lastModified}`} file={file} onClose={() => setFile(null)} />}
      <QueryGate query={trainings}>
        {(all) => (all.length === 0 ? <NoTrainings tools={tools} /> : <TrainingList trainings={all} tools={tools} onOpen={setEditing} />)}
      </QueryGate>
      {editing !== null && <TrainingDrawer training={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function ChooseFile({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Trainings as CSV"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onChoose(file)
          event.currentTarget.value = ''
        }}
      />
      <Button leftSection={<Upload size={16} aria-hidden />} onClick={() => input.current?.click()}>
        Import CSV
      </Button>
    </>
  )
}

function NoTrainings({ tools }: { readonly tools: ReactNode }) {
  return (
    <EmptyState
      title="No training is in the catalogue"
      actions={tools}
      reader={<ReaderLine kind="only-you" />}
      later={[
        { title: 'For a competency', text: 'Each training names the competencies it is for.' },
        { title: 'Gaps seen', text: 'How many people a finished review saw below what is expected.' },
        { title: 'Plans', text: 'A training goes into a development plan with its cost.' },
      ]}
    >
      Trainings are written here or read from a CSV with a column Title; Provider, Hours, Cost, Currency and Competencies are read too.
    </EmptyState>
  )
}

interface TrainingListProps {
  readonly trainings: readonly Training[]
  readonly tools: ReactNode
  readonly onOpen: (training: Training) => void
}

function TrainingList({ trainings, tools, onOpen }: TrainingListProps) {
  const raw = useSearch({ strict: false })
  const search = useMemo(() => TrainingsSearch.parse(raw), [raw])
  const navigate = useNavigate()
  const room = useRoom()
  const find = useRef<HTMLInputElement>(null)
  const table = useRef<DataTableHandle<Training>>(null)
  const listed = useMemo(() => filterTrainings(trainings, search), [trainings, search])
  const columns = useMemo(() => trainingColumns(onOpen), [onOpen])
  const choices = useMemo(() => columns.slice(1), [columns])
  const sort = useMemo(() => ({ id: search.sort ?? 'title', desc: search.desc ?? false }), [search.sort, search.desc])
  const go = (next: TrainingsSearch, replace = true) =>
    void navigate({ to: '/library/$section', params: { section: 'trainings' }, search: compact(next), replace })
  const view = useListView({ list: 'trainings', search: compact(search), go: (next, replace) => go(TrainingsSearch.parse(next), replace) })
  const hidden = useMemo(() => hiddenAt(view.hidden, room), [view.hidden, room])
  const sheet = useCallback(
    () => sheetOf({ name: 'Trainings', rows: table.current?.listed() ?? [], columns, hidden: view.hidden }),
    [columns, view.hidden],
  )
  const whole = useCallback(() => catalogueSheet(table.current?.listed() ?? []), [])
  useShortcut('f', () => find.current?.focus())
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          ref={find}
          className={classes.find ?? ''}
          aria-label="Training, provider or competency"
          placeholder="Training, provider or competency"
          value={search.text ?? ''}
          onChange={(event) => go({ ...search, text: event.currentTarget.value || undefined })}
        />
        <Checkbox
          label="Only for gaps seen"
          checked={search.only === 'needed'}
          onChange={(event) => go({ ...search, only: event.currentTarget.checked ? 'needed' : undefined })}
        />
        <span className="c-2" role="status">
          {formatCount(listed.length)} of {formatCount(trainings.length)}
        </span>
        <ListTools choices={choices} view={view} />
        <span className={classes.actions}>
          <ExportMenu listed={sheet} whole={whole} />
          {tools}
        </span>
      </div>
      {listed.length === 0 && <p className={classes.nothing}>No training matches these filters.</p>}
      <DataTable
        ref={table}
        label="Trainings"
        rows={listed}
        columns={columns}
        hidden={hidden}
        rowId={idOf}
        density={view.density}
        sort={sort}
        onSort={(next) =>
          go(
            next === null
              ? { ...search, sort: undefined, desc: undefined }
              : TrainingsSearch.parse({ ...search, sort: next.id, desc: next.desc || undefined }),
          )
        }
        onOpen={onOpen}
      />
    </>
  )
}

function idOf(training: Training): string {
  return training.id
}

function compact(search: TrainingsSearch): TrainingsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
