import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import { FEWEST_CONCERNS } from '../../../../shared/rules/improvement-plan.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { firstName, formatShortDay } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { Warning } from '../../../components/Warning.tsx'
import { rowStop } from '../../../frame/row-keys.ts'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import type { ContractOutputs } from '../../../rpc/outputs.ts'
import { planWords } from './concern-words.ts'
import classes from './concerns.module.css'

interface PlansProps {
  readonly person: PersonDetail
  readonly all: ContractOutputs['concerns']['ofPerson']
}

/** Improvement plans, and the advice to wait while little was said. */
export function Plans({ person, all }: PlansProps) {
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const first = firstName(person.name)
  const begin = useMutation(
    orpc.concerns.beginPlan.mutationOptions({
      onSuccess: ({ draftId, change }) => {
        changed(change ?? undefined)
        void navigate({ to: '/improvement/draft/$draftId', params: { draftId } })
      },
    }),
  )
  const start = () => begin.mutate({ personId: person.id, planId: null })
  const said = all.concerns.length
  const few = said < FEWEST_CONCERNS
  const running = all.plans.some(({ standing }) => standing.kind !== 'ended') || all.planDrafts.some(({ planId }) => planId === null)
  return (
    <section>
      <SectionHeading
        title="Improvement plan"
        aside={
          !running && (
            <Button size="xs" loading={begin.isPending} onClick={() => (few ? setAsked(true) : start())}>
              Begin a plan
            </Button>
          )
        }
      />
      {asked && few && (
        <Warning
          fact={said === 0 ? 'No concern was said yet.' : 'One concern was said so far.'}
          show={{ label: 'Begin all the same', onClick: start }}
          leave={{ label: 'Not now', onClick: () => setAsked(false) }}
        >
          A plan before two documented concerns comes as a surprise.{' '}
          {said === 0
            ? `Saying what was seen comes first, and may be enough for ${first}.`
            : `What ${first} was told is coaching still, and may be enough.`}
        </Warning>
      )}
      {begin.error !== null && <ErrorNote error={begin.error} />}
      {all.plans.length === 0 && all.planDrafts.length === 0 && (
        <p className={classes.empty}>
          A plan names dated gaps, two to four measured goals, the support that is promised, three milestones, and how it can end, before it
          begins. Both sides sign it at its start and at each milestone.
        </p>
      )}
      {all.planDrafts.map((draft) => (
        <div key={draft.id} className={classes.planRow}>
          <span>
            <Link {...rowStop} to="/improvement/draft/$draftId" params={{ draftId: draft.id }} className="plain-link w-label">
              {draft.planId === null ? 'Plan being written' : 'New version being written'}
            </Link>
            <span className={classes.sub}>Only you, until it is signed and sent</span>
          </span>
          <Button size="xs" component={Link} to="/improvement/draft/$draftId" params={{ draftId: draft.id } as never}>
            Go on
          </Button>
        </div>
      ))}
      {all.plans.map((plan) => (
        <div key={plan.id} className={classes.planRow}>
          <span>
            <Link {...rowStop} to="/improvement/$planId" params={{ planId: plan.id }} className="plain-link w-label">
              {formatShortDay(plan.startsOn)} to {formatShortDay(plan.endsOn)}
              {plan.version > 1 && `, version ${plan.version}`}
            </Link>
            <span className={classes.sub}>{planWords(plan)}</span>
          </span>
        </div>
      ))}
    </section>
  )
}
