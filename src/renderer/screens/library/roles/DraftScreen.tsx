import { Autocomplete, Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { JobRow } from '../../../../shared/contract/library-jobs.ts'
import type { Role } from '../../../../shared/contract/library-roles.ts'
import { singularTitle } from '../../../../shared/rules/singular-title.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { RoleCredit } from '../../../components/RoleCredit.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { rowStop, useRowKeys } from '../../../frame/row-keys.ts'
import { useShortcut } from '../../../frame/shortcuts.ts'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { firstChoice, type Kept, toggled } from './keep-choice.ts'
import classes from './roles.module.css'

/** Drafts a job profile from a role: line by line, keep or strike. */
export function DraftScreen() {
  const { code = '' } = useParams({ strict: false })
  const role = useQuery(orpc.library.role.queryOptions({ input: { code } }))
  const jobs = useQuery(orpc.library.jobs.queryOptions())
  return (
    <QueryGate query={role}>
      {(found) => <QueryGate query={jobs}>{(all) => <Draft key={found.code} role={found} jobs={all} />}</QueryGate>}
    </QueryGate>
  )
}

function Draft({ role, jobs }: { readonly role: Role; readonly jobs: readonly JobRow[] }) {
  const { job } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [title, setTitle] = useState(jobs.find((each) => each.id === job)?.title ?? singularTitle(role.title))
  const [kept, setKept] = useState(() => firstChoice(role))
  const [error, setError] = useState<unknown>(null)
  const into = jobs.find((each) => each.title.trim().toLowerCase() === title.trim().toLowerCase())
  useRowKeys()
  useShortcut('x', () => {
    const box = document.activeElement
    if (box instanceof HTMLInputElement && box.type === 'checkbox') box.click()
  })
  const draft = async () => {
    try {
      const input = { code: role.code, jobProfileId: into?.id ?? null, title: into?.title ?? title.trim() }
      const chosen = { taskIds: [...kept.tasks], elementIds: [...kept.elements], relatedCodes: [...kept.related] }
      const { jobProfileId, change } = await rpc.library.draftFromRole({ ...input, ...chosen, technology: kept.technology })
      changed(change)
      await navigate({ to: '/library/jobs/$jobProfileId', params: { jobProfileId }, search: { view: 'edit' } })
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="page">
      <PageHeader
        title={`A job profile from ${role.title}`}
        before={
          <Link
            to="/library/roles/{-$code}"
            params={{ code: role.code }}
            search={job === undefined ? {} : { job }}
            className={classes.back}
            aria-label="Back to the role"
          >
            <ArrowLeft size={18} aria-hidden="true" />
          </Link>
        }
        actions={
          <Button variant="filled" disabled={title.trim() === ''} onClick={() => void draft()}>
            Make the draft
          </Button>
        }
      >
        What is ticked is kept, the rest is struck. J and K move, X strikes.
      </PageHeader>
      {error !== null && <ErrorNote error={error} />}
      <div className={classes.draft}>
        <div className={classes.target}>
          <Autocomplete
            label="Title of the job"
            data={[...new Set(jobs.map((each) => each.title))]}
            limit={8}
            maxLength={160}
            value={title}
            onChange={setTitle}
          />
          <p className="c-2">{targetWords(into)}</p>
          <ReaderLine kind="only-you" />
        </div>
        <TaskChoice role={role} kept={kept} onKept={setKept} />
        <ElementChoice role={role} kept={kept} onKept={setKept} />
        <OtherChoice role={role} kept={kept} onKept={setKept} />
        <RoleCredit />
      </div>
    </div>
  )
}

function targetWords(into: JobRow | undefined): string {
  if (into === undefined) return 'A new job profile.'
  if (into.draftAt !== null) return `Goes into the profile of this title. Its present draft gives way; one undo brings it back.`
  return into.version === null ? 'Goes into the profile of this title.' : `Becomes the draft of version ${into.version + 1}.`
}

interface ChoiceProps {
  readonly role: Role
  readonly kept: Kept
  readonly onKept: (kept: Kept) => void
}

function TaskChoice({ role, kept, onKept }: ChoiceProps) {
  const all = role.tasks.length > 0 && kept.tasks.size === role.tasks.length
  return (
    <section>
      <SectionHeading
        title="Tasks become responsibilities"
        note={`${kept.tasks.size} of ${role.tasks.length} kept`}
        aside={
          role.tasks.length > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => onKept({ ...kept, tasks: new Set(all ? [] : role.tasks.map((task) => task.id)) })}
            >
              {all ? 'Strike all' : 'Keep all'}
            </button>
          )
        }
      />
      {role.tasks.length === 0 && (
        <p className={classes.lacking}>O*NET has no tasks for this role. The draft starts with its description.</p>
      )}
      {role.tasks.map((task) => (
        <Line
          key={task.id}
          checked={kept.tasks.has(task.id)}
          onToggle={() => onKept({ ...kept, tasks: toggled(kept.tasks, task.id) })}
          aside={task.kind === 'supplemental' ? 'supplemental' : null}
        >
          {task.text}
        </Line>
      ))}
    </section>
  )
}

const KINDS = { skill: 'skill', knowledge: 'knowledge', 'work-style': 'work style' } as const
const ELEMENTS_SHOWN = 36

function ElementChoice({ role, kept, onKept }: ChoiceProps) {
  return (
    <section>
      <SectionHeading title="Competencies" note={`${kept.elements.size} kept, by importance`} />
      {role.elements.length === 0 && (
        <p className={classes.lacking}>O*NET has not rated this role. Competencies can be added to the draft from a framework.</p>
      )}
      {role.elements.slice(0, ELEMENTS_SHOWN).map((element) => (
        <Line
          key={element.id}
          checked={kept.elements.has(element.id)}
          onToggle={() => onKept({ ...kept, elements: toggled(kept.elements, element.id) })}
          aside={`${KINDS[element.kind]}, importance ${element.importance.toFixed(1)}${element.level === null ? '' : `, level ${element.level.toFixed(1)}`}`}
        >
          {element.name}
        </Line>
      ))}
    </section>
  )
}

const RELATED_SHOWN = 10

function OtherChoice({ role, kept, onKept }: ChoiceProps) {
  return (
    <>
      {role.related.length > 0 && (
        <section>
          <SectionHeading title="Related roles as career paths" note={`${kept.related.size} kept`} />
          {role.related.slice(0, RELATED_SHOWN).map((other) => (
            <Line
              key={other.code}
              checked={kept.related.has(other.code)}
              onToggle={() => onKept({ ...kept, related: toggled(kept.related, other.code) })}
              aside={null}
            >
              {other.title}
            </Line>
          ))}
        </section>
      )}
      {role.technology.length > 0 && (
        <section>
          <SectionHeading title="Notes" />
          <Line checked={kept.technology} onToggle={() => onKept({ ...kept, technology: !kept.technology })} aside={null}>
            Technology in use: {role.technology.map((tool) => tool.name).join(', ')}
          </Line>
        </section>
      )}
    </>
  )
}

interface LineProps {
  readonly checked: boolean
  readonly onToggle: () => void
  readonly aside: string | null
  readonly children: ReactNode
}

function Line({ checked, onToggle, aside, children }: LineProps) {
  return (
    <div className={classes.line} data-kept={checked || undefined}>
      <Checkbox {...rowStop} checked={checked} onChange={onToggle} label={children} />
      {aside !== null && <span className="c-2">{aside}</span>}
    </div>
  )
}
