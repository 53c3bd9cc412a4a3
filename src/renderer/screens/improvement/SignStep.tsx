import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanDraft } from '../../../shared/contract/concerns-improvement.ts'
import { LONGEST } from '../../../shared/kernel/longest.ts'
import { FEWEST_CONCERNS, LACK_STEPS, planLacks } from '../../../shared/rules/improvement-plan.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Warning } from '../../components/Warning.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './improvement.module.css'
import { PlanText } from './PlanText.tsx'
import { LACK_WORDS, STEPS } from './plan-words.ts'
import type { Written } from './StepFields.tsx'

interface SignStepProps {
  readonly written: Written
  readonly draft: PlanDraft
  readonly first: string
  readonly onReason: (reason: string) => void
  readonly onFlush: () => Promise<void>
}

/** What is missing, and the manager's signature. From there on this version never changes. */
export function SignStep({ written, draft, first, onReason, onFlush }: SignStepProps) {
  const lacks = planLacks(written.content)
  return (
    <div className={classes.fields}>
      {draft.replaces !== null && (
        <PlanText
          label="Why the plan changes"
          hint="One sentence; it stands in the package"
          first={first}
          longest={LONGEST.paragraph}
          value={written.reason}
          onChange={onReason}
          onFlush={onFlush}
        />
      )}
      {draft.replaces === null && draft.documented < FEWEST_CONCERNS && (
        <Warning fact={draft.documented === 0 ? 'No concern was said yet.' : 'One concern was said so far.'}>
          A plan before two documented concerns comes as a surprise. This is advice only: the plan can be signed all the same.
        </Warning>
      )}
      {lacks.length > 0 ? (
        <div>
          <p>Before it can be signed:</p>
          <ul className={classes.lacks}>
            {lacks.map((lack) => (
              <li key={lack}>
                <Link
                  to="/improvement/draft/$draftId"
                  params={{ draftId: draft.id }}
                  search={{ step: LACK_STEPS[lack] }}
                  replace
                  className="link"
                >
                  {STEPS.find(({ step }) => step === LACK_STEPS[lack])?.title}
                </Link>
                : {LACK_WORDS[lack]}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Signature draft={draft} first={first} needsReason={draft.replaces !== null && written.reason.trim() === ''} onFlush={onFlush} />
      )}
    </div>
  )
}

interface SignatureProps {
  readonly draft: PlanDraft
  readonly first: string
  readonly needsReason: boolean
  readonly onFlush: () => Promise<void>
}

function Signature({ draft, first, needsReason, onFlush }: SignatureProps) {
  const navigate = useNavigate()
  const people = useQuery(orpc.people.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const own = people.data?.find(({ id }) => id === workspace.data?.ownPersonId)?.name ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const fullName = typed ?? own
  const sign = useMutation(
    orpc.concerns.signPlan.mutationOptions({
      onSuccess: async ({ planId, change }) => {
        await navigate({ to: '/improvement/$planId', params: { planId }, replace: true })
        changed(change)
      },
    }),
  )
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        void onFlush().then(() => sign.mutate({ draftId: draft.id, fullName }))
      }}
    >
      <p>
        The signature fixes this version. Until a package of it is saved it can go back to writing; after that a change is a new version
        that says what it replaces. {first} answers with a signature too, agreeing or not.
      </p>
      <TextInput label="Full name of the manager" value={fullName} onChange={(event) => setTyped(event.currentTarget.value)} />
      {sign.error !== null && <ErrorNote error={sign.error} />}
      <div>
        <Button type="submit" variant="filled" loading={sign.isPending} disabled={fullName.trim() === '' || needsReason}>
          Sign plan
        </Button>
      </div>
    </form>
  )
}
