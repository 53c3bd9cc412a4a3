import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailCheck, MailPlus, Send } from 'lucide-react'
import type { PackageRow } from '../../../shared/contract/sharing.ts'
import { localDate } from '../../../shared/kernel/dates.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatShortDay } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ANSWER_WORDS, KINDS } from './package-words.ts'
import classes from './packages.module.css'

/** What went out and what came back. Offline, opening by the other side is unknown: only saved and replied are said. */
export function PackagesScreen() {
  useRowKeys()
  const packages = useQuery(orpc.sharing.list.queryOptions({ input: { personId: null } }))
  return (
    <div className="page">
      <PageHeader
        title="Packages"
        actions={
          <Button variant="filled" component={Link} to="/packages/reply" leftSection={<MailPlus size={16} aria-hidden="true" />}>
            Import a reply
          </Button>
        }
      >
        Files handed to people, and the replies that came back.
      </PageHeader>
      <QueryGate query={packages}>{(rows) => (rows.length === 0 ? <Nothing /> : <Lists rows={rows} />)}</QueryGate>
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

function Lists({ rows }: { readonly rows: readonly PackageRow[] }) {
  const waiting = rows.filter((row) => row.state === 'saved')
  const replied = rows.filter((row) => row.state === 'replied')
  return (
    <>
      {waiting.length > 0 && (
        <section className={classes.list}>
          <SectionHeading title="Waiting for a reply" note={waiting.length} />
          {waiting.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </section>
      )}
      {replied.length > 0 && (
        <section className={classes.list}>
          <SectionHeading title="Replied" note={replied.length} />
          {replied.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </section>
      )}
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
