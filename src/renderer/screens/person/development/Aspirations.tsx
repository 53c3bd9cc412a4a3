import { Textarea } from '@mantine/core'
import type { AspirationPart, DevelopmentPlan } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import { firstName } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from './development.module.css'

interface AspirationsProps {
  readonly person: PersonDetail
  readonly plan: DevelopmentPlan
}

const PARTS: readonly { readonly part: AspirationPart; readonly label: string; readonly placeholder: string }[] = [
  { part: 'nextStep', label: 'Next step', placeholder: 'The work or role wanted next' },
  { part: 'later', label: 'Later', placeholder: 'Where it may lead in a few years' },
  { part: 'strengths', label: 'Builds on', placeholder: 'Strengths and work that gives energy' },
]

/** What the person wants, for both sides; and apart from it what the manager thinks of it. */
export function Aspirations({ person, plan }: AspirationsProps) {
  return (
    <section>
      <SectionHeading title="Aspirations" />
      <div className={classes.wishes}>
        {PARTS.map((each) => (
          <Wish key={each.part} {...each} person={person} plan={plan} />
        ))}
      </div>
      <PrivateReadiness person={person} plan={plan} />
    </section>
  )
}

interface WishProps extends AspirationsProps {
  readonly part: AspirationPart
  readonly label: string
  readonly placeholder: string
}

function Wish({ person, plan, part, label, placeholder }: WishProps) {
  const text = useAutosave(plan.aspirations[part], (body) => rpc.developing.saveAspiration({ personId: person.id, part, body }))
  const id = `wish-${part}`
  return (
    <div>
      <div className={classes.saved}>
        <label htmlFor={id} className="t-label">
          {label}
        </label>
        <SavedIndicator state={text.state} onRetry={() => void text.flush()} />
      </div>
      <Textarea
        id={id}
        autosize
        minRows={3}
        placeholder={placeholder}
        aria-describedby={`${id}-readers`}
        value={text.value}
        onChange={(event) => text.change(event.currentTarget.value)}
        onBlur={() => void text.flush()}
      />
      <div className={classes.reader}>
        <ReaderLine kind="both" who={firstName(person.name)} where="in the development plan" id={`${id}-readers`} />
      </div>
    </div>
  )
}

function PrivateReadiness({ person, plan }: AspirationsProps) {
  const text = useAutosave(plan.privateReadiness.body, (body) => rpc.developing.savePrivateReadiness({ personId: person.id, body }))
  return (
    <div className={classes.private}>
      <div className={classes.saved}>
        <label htmlFor="private-readiness" className="t-label">
          Your thoughts about readiness
        </label>
        <SavedIndicator state={text.state} onRetry={() => void text.flush()} />
      </div>
      <Textarea
        id="private-readiness"
        autosize
        minRows={2}
        aria-describedby="private-readiness-readers"
        value={text.value}
        onChange={(event) => text.change(event.currentTarget.value)}
        onBlur={() => void text.flush()}
      />
      <div className={classes.reader}>
        <ReaderLine kind="only-you" id="private-readiness-readers" />
      </div>
    </div>
  )
}
