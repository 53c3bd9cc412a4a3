import { Link } from '@tanstack/react-router'
import type { Today } from '../../../shared/contract/insights.ts'
import type { NoticeKind } from '../../../shared/contract/notices.ts'
import type { PersonTab } from '../../frame/person-tabs.ts'
import { rowStop } from '../../frame/row-keys.ts'
import classes from './today.module.css'

/** Where on a person’s page a matter is answered. What has a page of its own is not among them. */
const TABS: Readonly<Record<Exclude<NoticeKind, 'one-to-one-missed' | 'feedback-asked' | 'improvement-milestone'>, PersonTab>> = {
  'one-to-one-due': 'one-to-ones',
  promise: 'one-to-ones',
  'feedback-follow-up': 'feedback',
  recognition: 'feedback',
  'development-due': 'development',
  'concern-follow-up': 'concerns',
}

interface PlaceOfProps {
  readonly notice: Today['notices'][number]
  /** Where the title stands already, for several at once: the name of the person. */
  readonly children?: string
}

/** The title of a follow-up, leading to the thing itself, or to the tab of its person where it stands. */
export function PlaceOf({ notice, children }: PlaceOfProps) {
  const { kind, personId, targetId, title } = notice
  const look = { ...rowStop, className: children === undefined ? `plain-link ${classes.grow}` : 'plain-link', children: children ?? title }
  switch (kind) {
    case 'one-to-one-missed':
      return <Link {...look} to="/one-to-ones/$oneToOneId" params={{ oneToOneId: targetId ?? '' }} />
    case 'feedback-asked':
      return <Link {...look} to="/feedback/$requestId" params={{ requestId: targetId ?? '' }} />
    case 'improvement-milestone':
      return <Link {...look} to="/improvement/$planId" params={{ planId: targetId ?? '' }} />
    default: {
      const search = { tab: TABS[kind], ...(targetId === null ? {} : { item: targetId }) }
      return <Link {...look} to="/people/$personId" params={{ personId }} search={search} />
    }
  }
}
