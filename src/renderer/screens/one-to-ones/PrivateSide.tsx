import { useQuery } from '@tanstack/react-query'
import { LockKeyhole } from 'lucide-react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { formatProgress, formatShortDay } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { PaceBar } from '../../components/PaceBar.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import { orpc, rpc } from '../../rpc/client.ts'
import { BalanceOverTime } from './BalanceOverTime.tsx'
import classes from './one-to-ones.module.css'

/** The side that never enters a package or an export for others. */
export function PrivateSide({ meeting }: { readonly meeting: OneToOne }) {
  const margin = useAutosave(meeting.privateMargin, (body) => rpc.coaching.saveMargin({ oneToOneId: meeting.id, body }))
  return (
    <aside className={classes.side} aria-label="Private, beside the meeting" data-region="panel">
      <div className={classes.sideHead}>
        <h2 className="t-heading with-icon">
          <LockKeyhole size={16} className="c-primary" aria-hidden="true" />
          Private, beside the meeting
        </h2>
        <SavedIndicator state={margin.state} onRetry={() => void margin.flush()} />
      </div>
      <p className="t-caption c-2">This side never enters a package or an export for others.</p>
      <div className={classes.margin}>
        <MarkdownBox
          isUnlabelled
          label="Private note beside the meeting"
          readers={{ kind: 'only-you' }}
          rows={6}
          value={margin.value}
          onChange={margin.change}
          onLeave={() => void margin.flush()}
        />
      </div>
      <div className={classes.stack}>
        <BalanceOverTime meeting={meeting} />
        <Goals meeting={meeting} />
        <LastPrivateNote meeting={meeting} />
      </div>
    </aside>
  )
}

function Goals({ meeting }: { readonly meeting: OneToOne }) {
  const goals = useQuery(orpc.planning.goals.queryOptions({ input: { personId: meeting.personId } }))
  if (goals.data === undefined || goals.data.length === 0) return null
  return (
    <section>
      <SectionHeading title="Goals" />
      {goals.data.map((goal) => (
        <div key={goal.id} className={classes.goal}>
          <div className={classes.goalHead}>
            <span>{goal.title}</span>
            <span className="c-2 nowrap">
              {goal.progressBp === null ? 'no measure yet' : `${formatProgress(goal.progressBp)}, pace ${formatProgress(goal.paceBp)}`}
            </span>
          </div>
          {goal.progressBp !== null && <PaceBar progressBp={goal.progressBp} paceBp={goal.paceBp} label={goal.title} />}
        </div>
      ))}
    </section>
  )
}

function LastPrivateNote({ meeting }: { readonly meeting: OneToOne }) {
  const timeline = useQuery(orpc.insights.timeline.queryOptions({ input: { personId: meeting.personId } }))
  const note = timeline.data?.find((item) => item.kind === 'private-note')
  if (note === undefined) return null
  return (
    <section>
      <SectionHeading title={`Private note, ${formatShortDay(note.on)}`} />
      <div className={`c-2 ${classes.lastNote}`}>
        <Markdown text={note.body} />
      </div>
    </section>
  )
}
