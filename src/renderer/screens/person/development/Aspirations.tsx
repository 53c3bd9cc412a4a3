import type { AspirationPart, DevelopmentPlan } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import { firstName } from '../../../components/format.ts'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
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
  return (
    <MarkdownBox
      label={label}
      beside={<SavedIndicator state={text.state} onRetry={() => void text.flush()} />}
      readers={{ kind: 'both', who: firstName(person.name), where: 'in the development plan' }}
      rows={3}
      placeholder={placeholder}
      value={text.value}
      onChange={text.change}
      onLeave={() => void text.flush()}
    />
  )
}

function PrivateReadiness({ person, plan }: AspirationsProps) {
  const text = useAutosave(plan.privateReadiness.body, (body) => rpc.developing.savePrivateReadiness({ personId: person.id, body }))
  return (
    <div className={classes.private}>
      <MarkdownBox
        label="Your thoughts about readiness"
        beside={<SavedIndicator state={text.state} onRetry={() => void text.flush()} />}
        readers={{ kind: 'only-you' }}
        value={text.value}
        onChange={text.change}
        onLeave={() => void text.flush()}
      />
    </div>
  )
}
