import { Tabs } from '@mantine/core'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { formatCount } from '../../components/format.ts'
import { PERSON_TABS, type PersonTab } from '../../frame/person-tabs.ts'
import classes from './person.module.css'

const names: Readonly<Record<PersonTab, { readonly name: string; readonly count: keyof PersonDetail['counts'] | null }>> = {
  timeline: { name: 'Timeline', count: 'timeline' },
  goals: { name: 'Goals', count: 'goals' },
  'one-to-ones': { name: 'One-to-ones', count: 'oneToOnes' },
  feedback: { name: 'Feedback', count: 'feedback' },
  reviews: { name: 'Reviews', count: 'reviews' },
  development: { name: 'Development', count: 'development' },
  concerns: { name: 'Concerns', count: 'concerns' },
  rewards: { name: 'Rewards', count: 'rewards' },
  job: { name: 'Job', count: null },
}

interface PersonTabsProps {
  readonly tab: PersonTab
  readonly counts: PersonDetail['counts']
  readonly onTab: (tab: PersonTab) => void
}

/** The parts of a person's page, with how much each holds. */
export function PersonTabs({ tab, counts, onTab }: PersonTabsProps) {
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab(PERSON_TABS.find((known) => known === value) ?? 'timeline')}
      className={classes.tabs ?? ''}
    >
      <Tabs.List>
        {PERSON_TABS.map((key) => {
          const { name, count } = names[key]
          return (
            <Tabs.Tab key={key} value={key} id={`tab-${key}`} aria-controls={`panel-${tab}`}>
              {name}
              {count !== null && counts[count] > 0 && <span className={classes.tabCount}>{formatCount(counts[count])}</span>}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
    </Tabs>
  )
}
