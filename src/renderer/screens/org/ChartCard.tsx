import { ChevronDown, ChevronUp, Users } from 'lucide-react'
import { memo } from 'react'
import { Avatar } from '../../components/Avatar.tsx'
import { count, formatCount } from '../../components/format.ts'
import classes from './chart.module.css'
import { CARD } from './chart-layout.ts'
import type { ChartNode } from './chart-tree.ts'

interface ChartCardProps {
  readonly node: ChartNode
  readonly x: number
  readonly y: number
  readonly open: boolean
  readonly active: boolean
  /** The owner of the vault. */
  readonly own: boolean
}

export function cardId(id: string): string {
  return `chart-${id}`
}

export function titleOf(node: ChartNode): string {
  return node.person?.name ?? 'No manager'
}

const standings = { active: null, left: 'Left', removed: 'Removed' } as const

function jobOf({ person }: ChartNode): string {
  return person === null ? 'and nobody reporting to them' : (person.jobTitle ?? 'No job title')
}

/** One person of the chart. Its place is the caller's; what clicks and keys do is the tree's. */
export const ChartCard = memo(function ChartCard({ node, x, y, open, active, own }: ChartCardProps) {
  const { person } = node
  const leads = node.children.length > 0
  const standing = standings[person?.standing ?? 'active']
  return (
    <div
      role="treeitem"
      id={cardId(node.id)}
      tabIndex={-1}
      className={classes.card}
      style={{ transform: `translate(${x}px, ${y}px)`, width: CARD.width, height: CARD.height }}
      data-node={node.id}
      data-active={active || undefined}
      data-own={own || undefined}
      data-context={node.context || standing !== null || undefined}
      aria-level={node.depth + 1}
      aria-posinset={node.place}
      aria-setsize={node.siblings}
      aria-selected={active}
      {...(leads ? { 'aria-expanded': open } : {})}
    >
      {person === null ? (
        <span className={classes.group}>
          <Users size={16} strokeWidth={1.75} aria-hidden />
        </span>
      ) : (
        <Avatar name={person.name} size={36} />
      )}
      <Words node={node} own={own} standing={standing} />
      {leads && (
        <button
          type="button"
          className={classes.toggle}
          tabIndex={-1}
          data-toggle={node.id}
          title={open ? 'Close' : 'Open'}
          aria-hidden="true"
        >
          {open ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
          {formatCount(node.below)}
        </button>
      )}
    </div>
  )
})

interface WordsProps {
  readonly node: ChartNode
  readonly own: boolean
  readonly standing: string | null
}

/** What is seen is also the card's name for a screen reader, with the count in words. */
function Words({ node, own, standing }: WordsProps) {
  const unit = node.person?.unit ?? undefined
  return (
    <span className={classes.words}>
      <span className={classes.name} title={titleOf(node)} data-opens={node.person === null ? undefined : ''}>
        {titleOf(node)}
      </span>
      <span className={classes.fact} title={jobOf(node)}>
        {jobOf(node)}
      </span>
      <span className={classes.fact} title={unit}>
        {standing !== null && <strong className={classes.mark}>{standing}</strong>}
        {own && <strong className={classes.mark}>You</strong>}
        {unit}
      </span>
      {node.children.length > 0 && <span className={classes.spoken}>{count(node.below, 'person', 'people')} below</span>}
      {node.context && <span className={classes.spoken}>above the unit shown</span>}
    </span>
  )
}
