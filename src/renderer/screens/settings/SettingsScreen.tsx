import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Workspace } from '../../../shared/contract/workspace.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { AboutSettings } from './AboutSettings.tsx'
import { AppearanceSettings } from './AppearanceSettings.tsx'
import { BackupSettings } from './BackupSettings.tsx'
import { ExportSettings } from './ExportSettings.tsx'
import { FairnessSettings } from './FairnessSettings.tsx'
import { GeneralSettings } from './GeneralSettings.tsx'
import { KeyboardSettings } from './KeyboardSettings.tsx'
import { KeySettings } from './KeySettings.tsx'
import { LeaveSettings } from './LeaveSettings.tsx'
import { ReminderSettings } from './ReminderSettings.tsx'
import classes from './settings.module.css'

interface Section {
  readonly id: string
  readonly title: string
  readonly body: ComponentType<{ readonly workspace: Workspace }>
}

const SECTIONS: readonly Section[] = [
  { id: 'general', title: 'General', body: GeneralSettings },
  { id: 'appearance', title: 'Appearance', body: AppearanceSettings },
  { id: 'reminders', title: 'Reminders', body: ReminderSettings },
  { id: 'keys', title: 'Lock and keys', body: KeySettings },
  { id: 'backups', title: 'Backups', body: BackupSettings },
  { id: 'export', title: 'Export', body: ExportSettings },
  { id: 'fairness', title: 'Fairness checks', body: FairnessSettings },
  { id: 'leave', title: 'Hand over or destroy', body: LeaveSettings },
  { id: 'keyboard', title: 'Keyboard', body: KeyboardSettings },
  { id: 'about', title: 'About', body: AboutSettings },
]

/** One column of settings; each saves by itself. */
export function SettingsScreen() {
  const { section: id } = useParams({ from: '/settings/$section' })
  const section = SECTIONS.find((known) => known.id === id) ?? SECTIONS[0]
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  if (section === undefined) return null
  const Body = section.body
  return (
    <div className={classes.screen}>
      <nav className={classes.sections} aria-label="Settings">
        <ul>
          {SECTIONS.map(({ id: other, title }) => (
            <li key={other}>
              <Link
                to="/settings/$section"
                params={{ section: other }}
                className={classes.section}
                {...(other === section.id ? { 'aria-current': 'page' as const } : {})}
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.column}>
        <QueryGate query={workspace}>{(found) => <Body key={section.id} workspace={found} />}</QueryGate>
      </div>
    </div>
  )
}
