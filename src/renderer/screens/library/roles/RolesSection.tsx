import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { RoleHit } from '../../../../shared/contract/library-roles.ts'
import { formatCount } from '../../../components/format.ts'
import { RoleCredit } from '../../../components/RoleCredit.tsx'
import { useShortcut } from '../../../frame/shortcuts.ts'
import { orpc } from '../../../rpc/client.ts'
import { QueryGate } from '../../../rpc/QueryGate.tsx'
import { RoleView } from './RoleView.tsx'
import classes from './roles.module.css'

/** Search on the left, the role on the right. The text and the role stand in the address. */
export function RolesSection() {
  const { code } = useParams({ strict: false })
  const { text = '', job } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(text)
  const field = useRef<HTMLInputElement>(null)
  const hits = useQuery({ ...orpc.library.searchRoles.queryOptions({ input: { text: typed } }), placeholderData: keepPreviousData })
  const found = hits.data ?? []
  const search = { ...(typed === '' ? {} : { text: typed }), ...(job === undefined ? {} : { job }) }
  const open = (next: string | undefined, words = search) =>
    void navigate({ to: '/library/roles/{-$code}', params: { code: next }, search: words, replace: true })
  const type = (value: string) => {
    setTyped(value)
    open(code, { ...(value === '' ? {} : { text: value }), ...(job === undefined ? {} : { job }) })
  }
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = found[Math.max(0, found.findIndex((hit) => hit.code === code) + by)]
    if (next !== undefined) open(next.code)
  }
  useShortcut('f', () => field.current?.focus())
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={classes.sides}>
      <div className={classes.finder}>
        <TextInput
          ref={field}
          aria-label="Search roles by any title"
          placeholder="Any title: nurse, hr bus partner"
          leftSection={<Search size={16} aria-hidden="true" />}
          value={typed}
          maxLength={200}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={step}
        />
        <p className={classes.count} role="status">
          {hits.data === undefined ? '' : foundWords(typed, found.length)}
        </p>
        <Hits hits={found} code={code} search={search} />
      </div>
      <div className={classes.side}>{code === undefined ? <Nothing /> : <OneRole key={code} code={code} job={job} />}</div>
    </div>
  )
}

function foundWords(typed: string, found: number): string {
  if (typed.trim() === '') return `${formatCount(found)} roles, 56,558 other titles`
  if (found === 0) return 'No title is like this. Fewer or other words may find one.'
  return found === 1 ? '1 role' : `${formatCount(found)} roles, best first`
}

interface HitsProps {
  readonly hits: readonly RoleHit[]
  readonly code: string | undefined
  readonly search: { readonly text?: string; readonly job?: string }
}

function Hits({ hits, code, search }: HitsProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (code !== undefined) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [code])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard
    <ul ref={list} className={classes.hits} aria-label="Roles found" tabIndex={0}>
      {hits.map((hit) => (
        <li key={hit.code}>
          <Link
            to="/library/roles/{-$code}"
            params={{ code: hit.code }}
            search={search}
            replace
            className={classes.hit}
            {...(hit.code === code ? { 'aria-current': 'true' as const } : {})}
          >
            <span className="w-label">{hit.title}</span>
            {hit.alsoCalled !== null && <span className="c-2">also called {hit.alsoCalled}</span>}
            {(!hit.hasTasks || !hit.hasRatings) && <span className="c-3">{hit.hasTasks ? 'no ratings' : 'no tasks, no ratings'}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function OneRole({ code, job }: { readonly code: string; readonly job: string | undefined }) {
  const role = useQuery(orpc.library.role.queryOptions({ input: { code } }))
  return <QueryGate query={role}>{(found) => <RoleView role={found} job={job} />}</QueryGate>
}

function Nothing() {
  return (
    <div className={classes.nothing}>
      <h2 className="t-section">A job is rarely new</h2>
      <p>
        1,016 roles of the O*NET database, most with the tasks, skills, knowledge and work styles that belong to them. A role drafts a job
        profile: what fits is kept, the rest is struck.
      </p>
      <p>
        The data describes the labour market of the United States. O*NET has no tasks for 93 roles, and no ratings for 137; this is said
        where it is so.
      </p>
      <RoleCredit />
    </div>
  )
}
