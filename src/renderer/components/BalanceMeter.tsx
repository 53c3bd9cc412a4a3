import classes from './BalanceMeter.module.css'

interface BalanceMeterProps {
  /** Agenda items from the other side, and from you. */
  readonly theirs: number
  readonly yours: number
  readonly who: string
  readonly withText?: boolean
}

/** Who brought what to a one-to-one: filled bricks from the other side, outlined ones from you. */
export function BalanceMeter({ theirs, yours, who, withText = true }: BalanceMeterProps) {
  const bricks = [...Array.from({ length: theirs }, () => 'theirs'), ...Array.from({ length: yours }, () => 'yours')].slice(0, 8)
  const items = theirs === 1 ? 'item' : 'items'
  return (
    <span className={classes.meter}>
      <span className={classes.bricks} role="img" aria-label={`${theirs} ${items} from ${who}, ${yours} from you`}>
        {bricks.map((side, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bricks have no identity but their place
          <span key={index} className={classes.brick} data-side={side} />
        ))}
      </span>
      {withText && (
        <span className="t-caption c-2" aria-hidden="true">
          {theirs} from {who}, {yours} from you
        </span>
      )}
    </span>
  )
}
