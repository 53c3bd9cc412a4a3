import { useQuery } from '@tanstack/react-query'
import type { ChangePreview, HandOver } from '../../shared/contract/people-changes.ts'
import type { Arriving } from '../../shared/contract/people-import.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { count } from '../components/format.ts'
import { Points } from '../components/Points.tsx'
import { TakeOver } from '../components/TakeOver.tsx'
import { orpc } from '../rpc/client.ts'

interface LeavingConsequencesProps {
  readonly found: Pick<ChangePreview, 'reports' | 'meetings' | 'meetingsKept' | 'series' | 'cycles'>
  readonly handOver: readonly HandOver[]
  readonly leaving: readonly PersonId[]
  /** Who comes with the same change and may take over. */
  readonly arriving?: readonly Arriving[]
  readonly onHandOver: (handOver: readonly HandOver[]) => void
}

/** What it means that people leave: who takes over whom, what goes and what stays. */
export function LeavingConsequences({ found, handOver, leaving, arriving = [], onHandOver }: LeavingConsequencesProps) {
  const { data: people = [] } = useQuery(orpc.people.list.queryOptions())
  const { reports, meetings, meetingsKept, series, cycles } = found
  const candidates = [...people.filter(({ status }) => status === 'active'), ...arriving]
  return (
    <>
      {reports.length > 0 && (
        <TakeOver reports={reports} people={candidates} leaving={new Set(leaving)} handOver={handOver} onChange={onHandOver} />
      )}
      <Points>
        {reports.length > 0 && (
          <li>
            Whoever takes over reviews from that day on. Reviews that went out, and cycles that ended before, keep the manager of their
            time.
          </li>
        )}
        {reports.length > 0 && (
          <li>
            Development plans, concerns that were said and improvement plans that went out pass on with them. Private notes and concerns not
            said yet stay with the owner of this vault: no successor, package or hand-over gets them.
          </li>
        )}
        {series > 0 && (
          <li>
            {series === 1 ? 'A series' : `${series} series`} of one-to-ones {series === 1 ? 'ends' : 'end'} with the last day. Marked as
            active again, a new one is planned by hand.
          </li>
        )}
        {meetings > 0 && <li>{count(meetings, 'planned one-to-one')} after the last day will be removed.</li>}
        {meetingsKept > 0 && (
          <li>{count(meetingsKept, 'planned one-to-one')} after it with something written stay on record, apart from the series.</li>
        )}
        {cycles.length > 0 && <li>Stays in {cycles.join(', ')}, marked with the last day; a review can still be written and sent.</li>}
        <li>Everything on record is kept. Leaves “My team”, and comes back with the whole history if marked as active again.</li>
      </Points>
    </>
  )
}
