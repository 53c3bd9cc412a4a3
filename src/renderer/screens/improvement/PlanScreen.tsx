import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { useState } from 'react'
import type { ImprovementPlan } from '../../../shared/contract/concerns-improvement.ts'
import { ImprovementPlanId } from '../../../shared/kernel/ids.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count, firstName, formatFullDate, todayIso } from '../../components/format.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { EndDialog } from './EndDialog.tsx'
import classes from './improvement.module.css'
import { Milestones } from './Milestones.tsx'
import { PlanReading } from './PlanReading.tsx'
import { planSentence } from './plan-words.ts'
import { Signatures } from './Signatures.tsx'
import { Versions } from './Versions.tsx'

/** One improvement plan: what was signed, its milestones, and who answered what. */
export function PlanScreen() {
  const { planId: raw } = useParams({ strict: false })
  const planId = ImprovementPlanId.parse(raw)
  const plan = useQuery(orpc.concerns.improvementPlan.queryOptions({ input: { planId } }))
  return <QueryGate query={plan}>{(found) => <Plan key={found.id} plan={found} />}</QueryGate>
}

function Plan({ plan }: { readonly plan: ImprovementPlan }) {
  const [ending, setEnding] = useState(false)
  const first = firstName(plan.personName)
  const [newest] = plan.versions
  if (newest === undefined) return null
  return (
    <div className="page">
      <PageHeader
        size="page"
        before={<Avatar name={plan.personName} size={36} />}
        title={
          <>
            Improvement plan with{' '}
            <Link to="/people/$personId" params={{ personId: plan.personId }} search={{ tab: 'concerns' }} className="plain-link">
              {plan.personName}
            </Link>
          </>
        }
        actions={<PlanActions plan={plan} onEnd={() => setEnding(true)} />}
      >
        {formatFullDate(plan.startsOn)} to {formatFullDate(plan.endsOn)}
        {plan.version > 1 && `, version ${plan.version}`}. {planSentence(plan.standing, first)}
      </PageHeader>
      <div className={classes.plan}>
        <div>
          {plan.standing.kind === 'ended' && plan.outcomeNote !== '' && (
            <section className={classes.part}>
              <Markdown text={plan.outcomeNote} reading />
            </section>
          )}
          <Milestones plan={plan} content={newest.content} first={first} today={todayIso()} />
          <PlanReading content={newest.content} />
        </div>
        <aside aria-label="Signatures and versions" data-region="panel">
          <Signatures
            title={plan.version > 1 ? `Start, version ${plan.version}` : 'Start'}
            signatures={newest.signatures}
            comments={newest.comments}
            content={newest.content}
            first={first}
          />
          <Versions versions={plan.versions} />
          <p className={classes.sub}>{count(plan.documentedAtStart, 'concern')} documented when it began.</p>
        </aside>
      </div>
      {ending && <EndDialog plan={plan} content={newest.content} first={first} onClose={() => setEnding(false)} />}
    </div>
  )
}

function PlanActions({ plan, onEnd }: { readonly plan: ImprovementPlan; readonly onEnd: () => void }) {
  const navigate = useNavigate()
  const begin = useMutation(
    orpc.concerns.beginPlan.mutationOptions({
      onSuccess: async ({ draftId, change }) => {
        await navigate({ to: '/improvement/draft/$draftId', params: { draftId } })
        changed(change ?? undefined)
      },
    }),
  )
  const reopen = useMutation(orpc.concerns.reopenPlan.mutationOptions({ onSuccess: (change) => changed(change) }))
  const { kind } = plan.standing
  if (kind === 'ended') return <Button onClick={() => reopen.mutate({ planId: plan.id })}>Open it again</Button>
  const unsent = kind === 'unsent'
  return (
    <>
      {begin.error !== null && <ErrorNote error={begin.error} />}
      <Button loading={begin.isPending} onClick={() => begin.mutate({ personId: plan.personId, planId: plan.id })}>
        {unsent ? 'Back to writing' : 'New version'}
      </Button>
      {!unsent && <Button onClick={onEnd}>End plan</Button>}
      <Button
        variant={unsent ? 'filled' : 'default'}
        leftSection={<Send size={14} aria-hidden />}
        onClick={() => void navigate({ to: '/packages/preview', search: { kind: 'improvement-plan', id: plan.id } })}
      >
        Preview package
      </Button>
    </>
  )
}
