import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Circle, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { PlanDraft } from '../../../shared/contract/concerns-improvement.ts'
import { ImprovementDraftId } from '../../../shared/kernel/ids.ts'
import { LACK_STEPS, type PlanContent, planLacks } from '../../../shared/rules/improvement-plan.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../components/SavedIndicator.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './improvement.module.css'
import { LACK_WORDS, STEPS, type WritingStep } from './plan-words.ts'
import { StepFields } from './StepFields.tsx'

/** A plan being written, step by step; read by the owner of the vault alone. */
export function PlanDraftScreen() {
  const { draftId: raw } = useParams({ strict: false })
  const draftId = ImprovementDraftId.parse(raw)
  const draft = useQuery(orpc.concerns.planDraft.queryOptions({ input: { draftId } }))
  return <QueryGate query={draft}>{(found) => <Writing key={found.id} draft={found} />}</QueryGate>
}

interface Written {
  readonly content: PlanContent
  readonly reason: string
}

function Writing({ draft }: { readonly draft: PlanDraft }) {
  const navigate = useNavigate()
  const { step = 'gaps' }: { step?: WritingStep } = useSearch({ strict: false })
  const first = firstName(draft.personName)
  const plan = useAutosave<Written>({ content: draft.content, reason: draft.reason }, (next) =>
    rpc.concerns.savePlanDraft({ draftId: draft.id, ...next }),
  )
  const { content, reason } = plan.value
  const lacks = planLacks(content)
  const at = STEPS.findIndex((each) => each.step === step)
  const { title = '', hint = '' } = STEPS[at] ?? {}
  const next = STEPS[at + 1]
  const here = lacks.filter((lack) => LACK_STEPS[lack] === step)
  const go = (to: WritingStep) =>
    void navigate({ to: '/improvement/draft/$draftId', params: { draftId: draft.id }, search: { step: to }, replace: true })
  return (
    <div className="page">
      <PageHeader
        size="page"
        title={
          <>
            Improvement plan with{' '}
            <Link to="/people/$personId" params={{ personId: draft.personId }} search={{ tab: 'concerns' }} className="plain-link">
              {draft.personName}
            </Link>
          </>
        }
        actions={<SavedIndicator state={plan.state} onRetry={() => void plan.flush()} />}
      >
        {draft.replaces === null ? 'Before it begins' : `A new version, in the place of version ${draft.replaces}`}.{' '}
        <ReaderLine kind="only-you" text="Only you, in this vault, until it is signed and sent" />
      </PageHeader>
      <div className={classes.editor}>
        <Steps step={step} lacks={lacks} onGo={go} />
        <section aria-labelledby="plan-step">
          <h2 className="t-section" id="plan-step">
            {title}
          </h2>
          <p className="c-2">{hint}</p>
          <StepFields
            step={step}
            written={plan.value}
            draft={draft}
            first={first}
            onChange={(change) => plan.change({ content, reason, ...change })}
            onFlush={plan.flush}
          />
          {step !== 'sign' && here.length > 0 && (
            <ul className={classes.lacks} aria-label="Missing before it can be signed">
              {here.map((lack) => (
                <li key={lack}>{LACK_WORDS[lack]}</li>
              ))}
            </ul>
          )}
          <div className={classes.foot}>
            <Discard draft={draft} />
            {next !== undefined && (
              <Button variant="filled" onClick={() => void plan.flush().then(() => go(next.step))}>
                {`Next: ${next.title}`}
              </Button>
            )}
          </div>
        </section>
      </div>
    </div>
  )
}

interface StepsProps {
  readonly step: WritingStep
  readonly lacks: ReturnType<typeof planLacks>
  readonly onGo: (step: WritingStep) => void
}

function Steps({ step, lacks, onGo }: StepsProps) {
  return (
    <nav aria-label="Steps of the plan">
      <ol className={classes.steps}>
        {STEPS.map((each) => {
          const open = each.step === 'sign' ? lacks.length > 0 : lacks.some((lack) => LACK_STEPS[lack] === each.step)
          return (
            <li key={each.step}>
              <button
                type="button"
                className={`bare ${classes.step}`}
                aria-current={each.step === step ? 'step' : undefined}
                onClick={() => onGo(each.step)}
              >
                {open || each.step === 'sign' ? (
                  <Circle size={14} strokeWidth={1.75} aria-hidden="true" />
                ) : (
                  <CircleCheck size={14} strokeWidth={1.75} className={classes.done} aria-hidden="true" />
                )}
                {each.title}
                {!open && each.step !== 'sign' && <span className="visually-hidden">, complete</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Discard({ draft }: { readonly draft: PlanDraft }) {
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const discard = useMutation(
    orpc.concerns.discardPlanDraft.mutationOptions({
      onSuccess: async (change) => {
        await navigate({ to: '/people/$personId', params: { personId: draft.personId }, search: { tab: 'concerns' } })
        changed(change)
      },
      onError: setError,
    }),
  )
  return (
    <span>
      <Button variant="subtle" onClick={() => discard.mutate({ draftId: draft.id })}>
        Discard the draft
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </span>
  )
}
