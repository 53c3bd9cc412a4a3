import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { count, firstName, formatProgress, formatShortDay } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import styles from './meetings.module.css'

/** Who brought the topics, meeting by meeting: theirs filled, yours outlined. */
export function BalanceOverTime({ meeting }: { readonly meeting: OneToOne }) {
  const { balance } = meeting
  const theirs = balance.reduce((sum, { employee }) => sum + employee, 0)
  const all = balance.reduce((sum, { employee, manager }) => sum + employee + manager, 0)
  if (balance.length < 2 || all === 0) return null
  const who = firstName(meeting.personName)
  const most = Math.max(...balance.map(({ employee, manager }) => employee + manager))
  const words = (entry: OneToOne['balance'][number]) =>
    `${formatShortDay(entry.on)}: ${entry.employee} from ${who}, ${entry.manager} from you`
  return (
    <section>
      <SectionHeading title="Who brings the topics" note={count(balance.length, 'meeting')} />
      <div className={styles.balance} role="img" aria-label={balance.map(words).join('; ')}>
        {balance.map((entry) => (
          <span key={entry.oneToOneId} className={styles.balanceBar} title={words(entry)}>
            <span className={styles.theirs} style={{ height: `${(100 * entry.employee) / most}%` }} />
            <span className={styles.yours} style={{ height: `${(100 * entry.manager) / most}%` }} />
          </span>
        ))}
      </div>
      <p className="t-caption c-2">
        {formatProgress((10_000 * theirs) / all)} from {who}, filled; the rest from you.
        {theirs * 2 < all && ' More than half comes from you.'}
      </p>
    </section>
  )
}
