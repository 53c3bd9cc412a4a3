import { Link } from '@tanstack/react-router'
import type { Today } from '../../../shared/contract/insights.ts'
import type { ReviewState } from '../../../shared/contract/reviewing.ts'
import { Avatar } from '../../components/Avatar.tsx'
import { count, firstName, formatShortDay } from '../../components/format.ts'
import { rowStop } from '../../frame/row-keys.ts'
import { PutOff } from './PutOff.tsx'
import classes from './today.module.css'

const NAMES: Readonly<Record<ReviewState, string>> = {
  'not-started': 'Ready to write',
  writing: 'Draft',
  ready: 'Finished',
  shared: 'Shared',
  replied: 'Reply imported',
  signed: 'Signed',
}

type Reviews = NonNullable<Today['reviews']>

/** Six states of the cycle's reviews with the people in them. */
export function ReviewRow({ reviews, today }: { readonly reviews: Reviews; readonly today: string }) {
  return (
    <section className={classes.reviews} data-matter={reviews.key} aria-label={`Reviews of ${reviews.cycleName}`}>
      <div className={classes.reviewsTitle}>
        <h2 className="t-heading">{reviews.cycleName}</h2>
        <p className="t-caption c-2">due {formatShortDay(reviews.dueOn)}</p>
      </div>
      {reviews.states.map((entry) => (
        <Link {...rowStop} key={entry.state} to="/reviews" className={classes.state} data-waits={entry.waitsForYou || undefined}>
          <div className="c-2">{NAMES[entry.state]}</div>
          <People people={entry.people} />
        </Link>
      ))}
      <PutOff matter={reviews.key} name={`Reviews of ${reviews.cycleName}`} today={today} />
    </section>
  )
}

const SHOWN = 2

function People({ people }: { readonly people: Reviews['states'][number]['people'] }) {
  if (people.length === 0) return <div className={`${classes.statePeople} c-2`}>none</div>
  const everybody = people.map((person) => person.name).join(', ')
  const names = people.length > SHOWN ? count(people.length, 'person', 'people') : people.map((person) => firstName(person.name)).join(', ')
  return (
    <div className={classes.statePeople} title={everybody}>
      <span className={classes.avatars}>
        {people.slice(0, SHOWN).map((person) => (
          <Avatar key={person.personId} name={person.name} size={24} ringed />
        ))}
      </span>
      <span className={`one-line ${classes.names}`}>{names}</span>
    </div>
  )
}
