import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Reward } from '../../../shared/contract/rewarding.ts'
import { count, formatDay, formatMoney } from '../../components/format.ts'
import classes from './tabs.module.css'

interface RewardsTabProps {
  readonly rewards: readonly Reward[]
  readonly first: string
}

const stateWords = { proposed: 'Proposed', approved: 'Approved', given: 'Given' }

/** What this person was thanked with, and why. */
export function RewardsTab({ rewards, first }: RewardsTabProps) {
  if (rewards.length === 0) {
    return (
      <div className={classes.empty}>
        <strong>No reward yet</strong>
        <p>A reward starts from something that happened and states its reason. None has been proposed for {first}.</p>
        <Button mt={12} component={Link} to="/rewards">
          Open rewards
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.list}>
      {rewards.map((reward) => (
        <div key={reward.id} className={classes.row}>
          <span>
            <Link to="/rewards" className={`plain-link ${classes.title}`}>
              {reward.title}
            </Link>
            <span className={classes.sub}>
              {reward.reason}
              {reward.evidence.length > 0 && ` (${count(reward.evidence.length, 'item')} of evidence)`}
            </span>
          </span>
          <span className={classes.fact}>{reward.amountMinor !== null && formatMoney(reward.amountMinor, reward.currency)}</span>
          <span className={classes.fact}>
            {stateWords[reward.state]}
            {reward.decidedOn !== null && ` ${formatDay(reward.decidedOn)}`}
          </span>
        </div>
      ))}
    </div>
  )
}
