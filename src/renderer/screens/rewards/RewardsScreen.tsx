import { ActionIcon, Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Ellipsis, Plus } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import type { Reward } from '../../../shared/contract/rewarding.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { count, formatMoney, formatShortDay, majorOf } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { dayCell, type Sheet } from '../../components/sheet.ts'
import { rowStop, useRowKeys } from '../../frame/row-keys.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { RewardDrawer } from './RewardDrawer.tsx'
import { KIND_NAMES } from './reward-words.ts'
import classes from './rewards.module.css'

const GROUPS = [
  { state: 'proposed', title: 'Proposed' },
  { state: 'approved', title: 'Approved' },
  { state: 'given', title: 'Given' },
] as const

/** Time, learning, role, recognition and money, each with its reason and evidence. */
export function RewardsScreen() {
  const rewards = useQuery(orpc.rewarding.list.queryOptions({ input: { personId: null } }))
  useRowKeys()
  const [editing, setEditing] = useState<Reward | 'new' | null>(null)
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const only = GROUPS.find(({ state }) => state === raw.only)?.state ?? null
  const navigate = useNavigate()
  const go = (search: object, replace = false) => void navigate({ to: '/rewards', search, replace })
  const show = (next: Reward['state'] | null) => go(next === null ? {} : { only: next })
  useListView({ list: 'rewards', search: only === null ? {} : { only }, go })
  const sheet = useCallback(() => rewardSheet(shownOf(rewards.data ?? [], only)), [rewards.data, only])
  const propose = (
    <Button variant="filled" leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
      Propose a reward
    </Button>
  )
  return (
    <div className="page">
      <PageHeader
        title="Rewards"
        actions={
          rewards.data === undefined || rewards.data.length === 0 ? undefined : (
            <>
              <ExportMenu listed={sheet} />
              {propose}
            </>
          )
        }
      >
        Time, learning, role, recognition and money, each with its reason and evidence.
      </PageHeader>
      <QueryGate query={rewards}>
        {(rows) =>
          rows.length === 0 ? <Nothing propose={propose} /> : <Groups rows={rows} only={only} onOnly={show} onEdit={setEditing} />
        }
      </QueryGate>
      {editing !== null && <RewardDrawer reward={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

function Nothing({ propose }: { readonly propose: ReactNode }) {
  return (
    <EmptyState
      title="No reward has been proposed"
      actions={propose}
      reader={<ReaderLine kind="only-you" text="A proposal is visible only in this vault" />}
      later={[
        { title: 'Reason', text: 'Each reward says what it is for.' },
        { title: 'Evidence', text: 'Chosen from what both sides can read in the timeline.' },
        { title: 'Decision', text: 'Proposed, approved, given, each with its day.' },
      ]}
    >
      A reward starts from something that happened. The timeline of each person holds it.
    </EmptyState>
  )
}

function shownOf(rows: readonly Reward[], only: Reward['state'] | null): readonly Reward[] {
  return only === null ? rows : rows.filter(({ state }) => state === only)
}

/** The list as a file holds it, in the order of its groups. */
function rewardSheet(rewards: readonly Reward[]): Sheet {
  const inOrder = GROUPS.flatMap(({ state, title }) => rewards.filter((each) => each.state === state).map((reward) => ({ reward, title })))
  return {
    name: 'Rewards',
    headers: ['Name', 'What', 'Kind', 'State', 'Amount', 'Currency', 'Reason', 'Pieces of evidence', 'Decided'],
    rows: inOrder.map(({ reward, title }) => [
      reward.personName,
      reward.title,
      KIND_NAMES[reward.kind],
      title,
      reward.amountMinor === null ? null : majorOf(reward.amountMinor, reward.currency),
      reward.amountMinor === null ? null : reward.currency,
      reward.reason,
      reward.evidence.length,
      dayCell(reward.decidedOn),
    ]),
  }
}

interface GroupsProps {
  readonly rows: readonly Reward[]
  readonly only: Reward['state'] | null
  readonly onOnly: (state: Reward['state'] | null) => void
  readonly onEdit: (reward: Reward) => void
}

function Groups({ rows, only, onOnly, onEdit }: GroupsProps) {
  const groups = GROUPS.map((group) => ({ ...group, inState: rows.filter((row) => row.state === group.state) }))
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
              <Row key={row.id} reward={row} onEdit={() => onEdit(row)} />
            ))}
          </section>
        ))}
    </>
  )
}

const NEXT = { proposed: { state: 'approved', words: 'Approve' }, approved: { state: 'given', words: 'Mark as given' } } as const

function Row({ reward, onEdit }: { readonly reward: Reward; readonly onEdit: () => void }) {
  const next = reward.state === 'given' ? null : NEXT[reward.state]
  const decide = async (state: Reward['state']) => changed(await rpc.rewarding.decide({ rewardId: reward.id, state }))
  return (
    <div className={classes.row}>
      <Avatar name={reward.personName} size={28} />
      <div>
        <Link {...rowStop} to="/people/$personId" params={{ personId: reward.personId }} className="plain-link t-name">
          {reward.personName}
        </Link>
        <p>
          <span className="w-strong">{reward.title}</span> <span className="c-2">{KIND_NAMES[reward.kind]}</span>
        </p>
        <p className="c-2 two-lines" title={reward.reason}>
          {reward.reason}
        </p>
      </div>
      <span className="c-2">
        {reward.evidence.length === 0 ? 'no evidence chosen' : `${count(reward.evidence.length, 'item')} of evidence`}
      </span>
      <span className="num">
        {reward.amountMinor !== null && <span className="w-strong">{formatMoney(reward.amountMinor, reward.currency)}</span>}
        {reward.decidedOn !== null && <span className="c-2"> {formatShortDay(reward.decidedOn)}</span>}
      </span>
      <div className={classes.actions}>
        {next !== null && (
          <Button size="xs" onClick={() => void decide(next.state)} aria-label={`${next.words}: ${reward.title}, ${reward.personName}`}>
            {next.words}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${reward.title}, ${reward.personName}`}>
              <Ellipsis size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit} disabled={reward.state === 'given'}>
              Edit
            </Menu.Item>
            {reward.state === 'approved' && <Menu.Item onClick={() => void decide('proposed')}>Back to proposed</Menu.Item>}
            <Menu.Item
              disabled={reward.state === 'given'}
              onClick={async () => changed(await rpc.rewarding.remove({ rewardId: reward.id }))}
            >
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  )
}
