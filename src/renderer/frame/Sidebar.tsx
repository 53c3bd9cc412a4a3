import { Tooltip } from '@mantine/core'
import { Link, type LinkProps, useMatches, useParams } from '@tanstack/react-router'
import {
  FilePen,
  Gift,
  LibraryBig,
  type LucideIcon,
  Mail,
  MessageSquareQuote,
  MessagesSquare,
  NotebookPen,
  Settings,
  Sprout,
  Sun,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Workspace } from '../../shared/contract/workspace.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { Avatar } from '../components/Avatar.tsx'
import { formatCount } from '../components/format.ts'
import { useCurrentCycle } from '../rpc/current-cycle.ts'
import type { ContractOutputs } from '../rpc/outputs.ts'
import { SavedViews, usePeopleViews } from './SavedViews.tsx'
import classes from './Sidebar.module.css'

type FrameFacts = ContractOutputs['workspace']['frame']

interface SidebarProps {
  readonly frame: FrameFacts | undefined
  /** Who the owner is decides whose team is shown; who the vault is for, whether there is one. */
  readonly workspace: Pick<Workspace, 'ownPersonId' | 'role'> | undefined
}

/** Where everything is. Counts are of open work, except People and Goals. */
export function Sidebar({ frame, workspace }: SidebarProps) {
  const { current } = useCurrentCycle()
  const own = workspace?.ownPersonId ?? null
  const { last, named } = usePeopleViews()
  const filtered = last !== null && Object.keys(last.search).length > 0
  const reviews = frame === undefined || frame.reviews.total === 0 ? undefined : `${frame.reviews.done} / ${frame.reviews.total}`
  return (
    <nav className={`${classes.sidebar} no-print`} aria-label="Main" data-region="sidebar">
      <div className={classes.upper}>
        <ul>
          <Item to="/today" icon={Sun} label="Today" />
          <Item to="/people" icon={Users} label="People" count={shown(frame?.people)} manager={filtered ? null : own} />
          <Item to="/one-to-ones" icon={MessagesSquare} label="One-to-ones" count={shown(frame?.meetingsToday)} counted="today" />
          <Item to="/feedback" icon={MessageSquareQuote} label="Feedback" />
          <Item to="/goals" icon={Sprout} label="Goals" count={shown(frame?.goals)} />
        </ul>
        <Group
          title={
            <Link to="/cycles" className="plain-link">
              {current?.name ?? 'Cycles'}
            </Link>
          }
        >
          <Item to="/plan" icon={NotebookPen} label="Plan" />
          <Item to="/reviews" icon={FilePen} label="Reviews" count={reviews} counted="done" />
          <Item to="/rewards" icon={Gift} label="Rewards" />
        </Group>
        {frame !== undefined && own !== null && frame.team.length > 0 && <Team team={frame.team} />}
        {workspace?.role === 'consultant' && named.length > 0 && (
          <div className={classes.team}>
            <Group title="Saved views">
              <SavedViews views={named} />
            </Group>
          </div>
        )}
        {frame !== undefined && workspace !== undefined && own === null && workspace.role !== 'consultant' && frame.people > 0 && (
          <WhoIsIt />
        )}
      </div>
      <ul className={classes.foot}>
        <Item
          to="/packages"
          icon={Mail}
          label="Packages"
          count={shown(frame?.repliesWaiting)}
          counted={frame?.repliesWaiting === 1 ? 'reply waiting' : 'replies waiting'}
        />
        <Item to="/library/$section" icon={LibraryBig} label="Library" />
        <Item to="/settings/$section" icon={Settings} label="Settings" />
      </ul>
    </nav>
  )
}

function shown(value: number | undefined): string | undefined {
  return value === undefined || value === 0 ? undefined : formatCount(value)
}

function Group({ title, aside, children }: { readonly title: ReactNode; readonly aside?: string; readonly children: ReactNode }) {
  return (
    <>
      <div className={classes.group}>
        <span>{title}</span>
        {aside !== undefined && <span>{aside}</span>}
      </div>
      <ul>{children}</ul>
    </>
  )
}

/** Places of several sections open at their first one. */
const FIRST_SECTIONS = { '/library/$section': 'jobs', '/settings/$section': 'general' } as const

type Place =
  | '/today'
  | '/people'
  | '/one-to-ones'
  | '/goals'
  | '/feedback'
  | '/plan'
  | '/reviews'
  | '/rewards'
  | '/packages'
  | keyof typeof FIRST_SECTIONS

interface ItemProps {
  readonly to: Place
  readonly icon: LucideIcon
  readonly label: string
  readonly count?: string | undefined
  /** What the count counts, for a screen reader. */
  readonly counted?: string
  /** Lists whom this person leads, where nothing else was chosen before; taking the filter away shows everybody. */
  readonly manager?: PersonId | null
}

function placeProps(to: Place, manager: PersonId | null): LinkProps {
  // The address of the list says more than the routes know of.
  const whose: object = { manager }
  if (to === '/people' && manager !== null) return { to, search: whose }
  return to === '/settings/$section' || to === '/library/$section' ? { to, params: { section: FIRST_SECTIONS[to] } } : { to }
}

function Item({ to, icon: Icon, label, count: number, counted, manager = null }: ItemProps) {
  const base = to.replace('/$section', '')
  const here = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '' })
  const active = here === base || here.startsWith(`${base}/`)
  const inTeam = useParams({ strict: false, select: ({ personId }) => personId !== undefined })
  // The words on the screen first and in their order: who speaks to the computer says what they see.
  const spoken = number === undefined ? label : `${label} ${number}${counted === undefined ? '' : ` ${counted}`}`
  return (
    <li>
      <Tooltip label={label} position="right" classNames={{ tooltip: classes.railTip ?? '' }}>
        <Link
          {...placeProps(to, manager)}
          className={classes.item}
          data-active={active || undefined}
          data-within={(active && inTeam) || undefined}
          aria-label={spoken}
          {...(active ? { 'aria-current': 'page' as const } : {})}
        >
          <Icon size={16} aria-hidden="true" />
          <span className={classes.label}>{label}</span> {number !== undefined && <span className={classes.count}>{number}</span>}
        </Link>
      </Tooltip>
    </li>
  )
}

/** Until the owner has said who they are, nobody can be their team. */
function WhoIsIt() {
  return (
    <div className={classes.team}>
      <Group title="My team">
        <li>
          <Link to="/settings/$section" params={{ section: 'general' }} className={classes.member}>
            <span className="link">Say who you are</span>
          </Link>
        </li>
      </Group>
    </div>
  )
}

/** People the owner of the vault leads, with the days since the last one-to-one. */
function Team({ team }: { readonly team: FrameFacts['team'] }) {
  const { personId } = useParams({ strict: false })
  return (
    <div className={classes.team}>
      <Group title="My team" aside="last met">
        {team.map((member) => {
          const met = member.daysSince === null ? 'not yet' : `${member.daysSince} d`
          const spoken = member.daysSince === null ? 'not yet met' : `${met} since last met`
          return (
            <li key={member.personId}>
              <Link
                to="/people/$personId"
                params={{ personId: member.personId }}
                className={classes.member}
                data-active={member.personId === personId || undefined}
              >
                <span className={classes.avatar}>
                  <Avatar name={member.name} size={20} />
                </span>
                <span className="one-line">{member.name}</span> <span className="visually-hidden">, {spoken}</span>
                <span className={classes.met} aria-hidden="true" data-overdue={member.overdue || undefined}>
                  {met}
                </span>
              </Link>
            </li>
          )
        })}
      </Group>
    </div>
  )
}
