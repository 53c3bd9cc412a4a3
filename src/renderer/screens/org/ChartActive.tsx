import { Button } from '@mantine/core'
import { ChevronsDown, ChevronsUp, CornerDownRight, UserRound } from 'lucide-react'
import { count } from '../../components/format.ts'
import { titleOf } from './ChartCard.tsx'
import classes from './chart.module.css'
import type { ChartNode } from './chart-tree.ts'

interface ChartActiveProps {
  readonly node: ChartNode
  readonly open: boolean
  /** The cards are too small to be read: the bar says who it is in full. */
  readonly far: boolean
  readonly atTop: boolean
  readonly onOpenPerson: () => void
  readonly onAll: (open: boolean) => void
  readonly onFrom: () => void
}

/** Who is chosen, and what can be done from there. */
export function ChartActive({ node, open, far, atTop, onOpenPerson, onAll, onFrom }: ChartActiveProps) {
  const leads = node.children.length > 0
  const size = { size: 16, 'aria-hidden': true } as const
  const detail = [far ? node.person?.jobTitle : null, leads ? `${count(node.below, 'person', 'people')} below` : null]
  return (
    <section className={classes.active} aria-label="Chosen person">
      <span className={classes.activeWords}>
        <strong className="t-name">{titleOf(node)}</strong>
        <span className="c-2">{detail.filter((part) => part).join(' · ')}</span>
      </span>
      {node.person !== null && (
        <Button size="sm" title="Open person" leftSection={<UserRound {...size} />} onClick={onOpenPerson}>
          Open person
        </Button>
      )}
      {leads && (
        <Button size="sm" title="Open all below" leftSection={<ChevronsDown {...size} />} onClick={() => onAll(true)}>
          Open all below
        </Button>
      )}
      {leads && open && (
        <Button size="sm" title="Close all below" leftSection={<ChevronsUp {...size} />} onClick={() => onAll(false)}>
          Close all below
        </Button>
      )}
      {leads && !atTop && node.person !== null && (
        <Button size="sm" title="Start the chart here" leftSection={<CornerDownRight {...size} />} onClick={onFrom}>
          Start here
        </Button>
      )}
    </section>
  )
}
