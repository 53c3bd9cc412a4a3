import { Button } from '@mantine/core'
import { Check, CircleAlert } from 'lucide-react'
import type { Backup } from '../../shared/contract/vault-facts.ts'
import classes from './BackupList.module.css'
import { formatBytes, formatMoment } from './format.ts'

interface BackupListProps {
  readonly backups: readonly Backup[]
  readonly chosen?: string | null
  /** The word on each row's button; rows have none without `onChoose`. */
  readonly action?: string
  readonly onChoose?: (backup: Backup) => void
}

const KEPT: Readonly<Record<Backup['keptAs'], string>> = {
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  'before-migration': 'before an update',
  replaced: 'replaced by a restore',
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The copies that are kept: when, how large, why, and whether each opened when it was made. */
export function BackupList({ backups, chosen = null, action, onChoose }: BackupListProps) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Copy</th>
          <th scope="col">Kept as</th>
          <th scope="col" className="num">
            Size
          </th>
          <th scope="col">Checked</th>
          {onChoose !== undefined && (
            <th scope="col">
              <span className="visually-hidden">Action</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.id} data-chosen={backup.id === chosen || undefined}>
            <th scope="row">{sentenceCase(formatMoment(backup.at))}</th>
            <td>{KEPT[backup.keptAs]}</td>
            <td className="num">{formatBytes(backup.bytes)}</td>
            <td>
              <span className="with-icon">
                {backup.verified ? <Check size={14} aria-hidden="true" /> : <CircleAlert size={14} aria-hidden="true" />}
                {backup.verified ? 'opened and complete' : 'not verified'}
              </span>
            </td>
            {onChoose !== undefined && (
              <td className="num">
                <Button size="sm" variant="subtle" color="gray" onClick={() => onChoose(backup)}>
                  {action}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
