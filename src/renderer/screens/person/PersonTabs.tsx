import { Tabs } from '@mantine/core'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { formatCount } from '../../components/format.ts'
import classes from './person.module.css'

const tabs = [
  { key: 'timeline', name: 'Timeline', count: 'timeline' },
  { key: 'goals', name: 'Goals', count: 'goals' },
  { key: 'one-to-ones', name: 'One-to-ones', count: 'oneToOnes' },
  { key: 'feedback', name: 'Feedback', count: 'feedback' },
  { key: 'reviews', name: 'Reviews', count: 'reviews' },
  { key: 'development', name: 'Development', count: 'development' },
  { key: 'concerns', name: 'Concerns', count: 'concerns' },
  { key: 'rewards', name: 'Rewards', count: 'rewards' },
  { key: 'job', name: 'Job', count: null },
] as const

export type Tab = (typeof tabs)[number]['key']

interface PersonTabsProps {
  readonly tab: Tab
  readonly counts: PersonDetail['counts']
  readonly onTab: (tab: Tab) => void
}

/** The parts of a person's page, with how much each holds. */
export function PersonTabs({ tab, counts, onTab }: PersonTabsProps) {
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab(tabs.find((each) => each.key === value)?.key ?? 'timeline')}
      className={classes.tabs ?? ''}
    >
      <Tabs.List>
        {tabs.map(({ key, name, count }) => (
          <Tabs.Tab key={key} value={key} id={`tab-${key}`} aria-controls={`panel-${tab}`}>
            {name}
            {count !== null && counts[count] > 0 && <span className={classes.tabCount}>{formatCount(counts[count])}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
