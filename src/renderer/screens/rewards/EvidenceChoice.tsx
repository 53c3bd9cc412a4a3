import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { formatShortDay } from '../../components/format.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './rewards.module.css'

export interface EvidenceRef {
  readonly sourceKind: string
  readonly sourceId: string
}

interface EvidenceChoiceProps {
  readonly personId: PersonId
  readonly chosen: readonly EvidenceRef[]
  readonly onChange: (chosen: readonly EvidenceRef[]) => void
}

const KINDS = new Set(['shared-note', 'feedback', 'one-to-one', 'check-in', 'action-item', 'recognition'])

/** What happened and both sides can read, newest first. Private notes are not offered. */
export function EvidenceChoice({ personId, chosen, onChange }: EvidenceChoiceProps) {
  const timeline = useQuery(orpc.insights.timeline.queryOptions({ input: { personId } }))
  const items = (timeline.data ?? []).filter((item) => item.readers === 'both' && KINDS.has(item.kind))
  const isChosen = (id: string) => chosen.some((ref) => ref.sourceId === id)
  if (items.length === 0) return <p className="c-2">Nothing both sides can read is on record for this person yet.</p>
  return (
    <fieldset className="bare">
      <legend className="t-label">Evidence</legend>
      <div className={classes.evidence}>
        {items.map((item) => (
          <div key={`${item.kind} ${item.id}`} className={classes.evidenceRow}>
            <Checkbox
              checked={isChosen(item.id)}
              label={`${item.title}, ${formatShortDay(item.on)}`}
              description={item.body}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, { sourceKind: item.kind, sourceId: item.id }]
                    : chosen.filter((ref) => ref.sourceId !== item.id),
                )
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
