import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DevelopmentPlan, Recommendation } from '../../../../shared/contract/developing.ts'
import type { PersonDetail } from '../../../../shared/contract/people.ts'
import { formatMoney } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { rowStop } from '../../../frame/row-keys.ts'
import { ActionDrawer } from './ActionDrawer.tsx'
import classes from './development.module.css'
import { reasonWords } from './development-words.ts'

interface RecommendedProps {
  readonly person: PersonDetail
  readonly plan: DevelopmentPlan
}

/** Trainings for gaps that a review saw or a target asks, each with its reasons; and the gaps no training is for. */
export function Recommended({ person, plan }: RecommendedProps) {
  const [planning, setPlanning] = useState<Recommendation | null>(null)
  const { recommended, openGaps, review } = plan
  return (
    <section>
      <SectionHeading
        title="Trainings for gaps seen"
        aside={
          <Link to="/library/$section" params={{ section: 'trainings' }} className="link">
            Catalogue
          </Link>
        }
      />
      {recommended.length === 0 && openGaps.length === 0 && (
        <p className={classes.empty}>
          {review === null
            ? 'Recommendations rest on a finished review or on a target role. Neither shows a gap yet.'
            : 'The newest review has no rating below what is expected, and no target role shows a gap that a training is for.'}
        </p>
      )}
      {recommended.map((each) => (
        <Row key={each.training.id} recommendation={each} onPlan={() => setPlanning(each)} />
      ))}
      {openGaps.length > 0 && (
        <p className={classes.empty}>
          No training of the catalogue is for{' '}
          {openGaps.map(({ competency, score, expected }) => `${competency} (rated ${score}, expected ${expected})`).join(', ')}.
        </p>
      )}
      {planning !== null && (
        <ActionDrawer
          person={person}
          plan={plan}
          action={null}
          training={{ training: planning.training, competency: planning.reasons[0]?.competency ?? '' }}
          onClose={() => setPlanning(null)}
        />
      )}
    </section>
  )
}

function Row({ recommendation, onPlan }: { readonly recommendation: Recommendation; readonly onPlan: () => void }) {
  const { training, reasons, planned } = recommendation
  return (
    <div className={`${classes.row} ${classes.offer}`}>
      <span className="c-2">{training.hours === null ? '' : `${training.hours} h`}</span>
      <span>
        <span className="w-label">{training.title}</span> <span className="c-2">{training.provider}</span>
        <ul className={classes.reasons} aria-label={`Why ${training.title}`}>
          {reasons.map((reason) => (
            <li key={reasonWords(reason)} className={classes.sub}>
              {reasonWords(reason)}
            </li>
          ))}
        </ul>
      </span>
      <span className="num">{training.costMinor !== null && formatMoney(training.costMinor, training.currency)}</span>
      {planned ? (
        <span className="c-2">planned</span>
      ) : (
        <Button size="xs" {...rowStop} onClick={onPlan} aria-label={`Plan it: ${training.title}`}>
          Plan it
        </Button>
      )}
    </div>
  )
}
