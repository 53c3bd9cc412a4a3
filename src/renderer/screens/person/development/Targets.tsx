import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { DevelopmentPlan } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import { firstName } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { AddTarget } from './AddTarget.tsx'
import classes from './development.module.css'
import { TargetCard } from './TargetCard.tsx'

interface TargetsProps {
  readonly person: PersonDetail
  readonly plan: DevelopmentPlan
}

/** Roles somebody may grow into, each compared with the newest finished review. */
export function Targets({ person, plan }: TargetsProps) {
  const [adding, setAdding] = useState(false)
  const first = firstName(person.name)
  const { review, targets } = plan
  const basis =
    review === null
      ? 'No review is finished yet'
      : `Compared with the review of ${review.cycleName}${review.version > 1 ? `, version ${review.version}` : ''}`
  return (
    <section>
      <SectionHeading
        title="Target roles"
        note={basis}
        aside={
          <Button size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setAdding(true)}>
            Target role
          </Button>
        }
      />
      {targets.length === 0 && (
        <p className={classes.empty}>
          No target role is named for {first}. A job profile of the firm shows how far it is, competency by competency; a role of the role
          library shows what it asks.
        </p>
      )}
      {targets.map((target) => (
        <TargetCard key={target.id} target={target} first={first} />
      ))}
      {adding && <AddTarget person={person} onClose={() => setAdding(false)} />}
    </section>
  )
}
