import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { MailCheck, MailPlus, Send } from 'lucide-react'
import { useCallback } from 'react'
import type { PackageRow } from '../../../shared/contract/sharing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { formatShortDay } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { dayCell, type Sheet } from '../../components/sheet.ts'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { ANSWER_WORDS, KINDS } from './package-words.ts'
import classes from './packages.module.css'

/** What went out and what came back. Offline, opening by the other side is unknown: only saved and replied are said. */
export function PackagesScreen() {
  useRowKeys()
  const packages = useQuery(orpc.sharing.list.queryOptions({ input: { personId: null } }))
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const only = STATES.find(({ state }) => state === raw.only)?.state ?? null
  const navigate = useNavigate()
  const go = (search: object, replace = false) => void navigate({ to: '/packages', search, replace })
  const show = (next: PackageState | null) => go(next === null ? {} : { only: next })
  useListView({ list: 'packages', search: only === null ? {} : { only }, go })
  const sheet = useCallback(
    () => packageSheet((packages.data ?? []).filter(({ state }) => only === null || state === only)),
    [packages.data, only],
  )
  return (
    <div className="page">
      <PageHeader
        title="Packages"
        actions={
          <>
            {packages.data !== undefined && packages.data.length > 0 && <ExportMenu listed={sheet} />}
            <Button variant="filled" component={Link} to="/packages/reply" leftSection={<MailPlus size={16} aria-hidden="true" />}>
              Import a reply
            </Button>
          </>
        }
      >
        Files handed to people, and the replies that came back.
      </PageHeader>
      <QueryGate query={packages}>
        {(rows) => (rows.length === 0 ? <Nothing /> : <Lists rows={rows} only={only} onOnly={show} />)}
      </QueryGate>
    </div>
  )
}

function Nothing() {
  return (
    <EmptyState
      title="No package has been saved"
      actions={
        <Button component={Link} to="/reviews">
          Open the reviews
        </Button>
      }
      later={[
        { title: 'Plan', text: 'Goals and weights for agreement, with comments and proposals of the employee.' },
        { title: 'Self-review', text: 'The same form, rated by the employee before the review opens.' },
        { title: 'Review', text: 'Read, commented and signed, agreeing or not.' },
      ]}
    >
      A package is one sealed file that opens in any browser with six words. It starts from a plan or a finished review.
    </EmptyState>
  )
}

type PackageState = PackageRow['state']

const STATES = [
  { state: 'saved', title: 'Waiting for a reply' },
  { state: 'replied', title: 'Replied' },
] as const

/** The list as a file holds it, in the order of its groups. */
function packageSheet(packages: readonly PackageRow[]): Sheet {
  const inOrder = STATES.flatMap(({ state, title }) => packages.filter((each) => each.state === state).map((row) => ({ row, title })))
  return {
    name: 'Packages',
    headers: ['Name', 'Kind', 'Title', 'Version', 'File', 'Saved', 'State', 'Replied'],
    rows: inOrder.map(({ row, title }) => [
      row.personName,
      KINDS[row.kind],
      row.title,
      row.version,
      row.fileName,
      dayCell(localDate(row.sealedAt)),
      title,
      row.reply === null ? null : dayCell(localDate(row.reply.at)),
    ]),
  }
}

interface ListsProps {
  readonly rows: readonly PackageRow[]
  readonly only: PackageState | null
  readonly onOnly: (state: PackageState | null) => void
}

function Lists({ rows, only, onOnly }: ListsProps) {
  const groups = STATES.map((group) => ({ ...group, inState: rows.filter(({ state }) => state === group.state) }))
  return (
    <>
      <div className={classes.chips}>
        <KindChip count={rows.length} selected={only === null} onClick={() => onOnly(null)}>
          All
        </KindChip>
        {groups.map(({ state, title, inState }) => (
          <KindChip key={state} count={inState.length} selected={only === state} onClick={() => onOnly(state)}>
            {title}
          </KindChip>
        ))}
      </div>
      {groups
        .filter(({ state, inState }) => inState.length > 0 && (only === null || only === state))
        .map(({ state, title, inState }) => (
          <section key={state} className={classes.list}>
            <SectionHeading title={title} note={inState.length} />
            {inState.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </section>
        ))}
    </>
  )
}

function Row({ row }: { readonly row: PackageRow }) {
  return (
    <div className={classes.row}>
      <Avatar name={row.personName} size={28} />
      <div>
        <Link {...rowStop} to="/people/$personId" params={{ personId: row.personId }} className="plain-link t-name">
          {row.personName}
        </Link>
        <div className="c-2">
          {row.title.startsWith(KINDS[row.kind]) ? row.title : `${KINDS[row.kind]}, ${row.title}`}
          {row.version > 1 && `, version ${row.version}`}
        </div>
      </div>
      <span className="t-caption c-2 one-line" title={row.fileName}>
        {row.fileName}
      </span>
      <span className="c-2">saved {formatShortDay(localDate(row.sealedAt))}</span>
      <State row={row} />
    </div>
  )
}

function State({ row }: { readonly row: PackageRow }) {
  if (row.kind === 'feedback-request' && row.state === 'replied')
    return (
      <span className="with-icon c-primary">
        <MailCheck size={16} aria-hidden="true" />
        Answered
      </span>
    )
  if (row.reply === null)
    return (
      <span className="with-icon c-info">
        <Send size={16} aria-hidden="true" />
        Saved
      </span>
    )
  return (
    <span className="with-icon c-primary" title={row.reply.statement}>
      <MailCheck size={16} aria-hidden="true" />
      {row.kind === 'self-review' ? 'Self-review in' : ANSWER_WORDS[row.reply.answer].split(',')[0]},{' '}
      {formatShortDay(localDate(row.reply.at))}
    </span>
  )
}
