import { ActionIcon, Button } from '@mantine/core'
import { Trash2, UserRoundCheck, UserRoundCog, UserRoundMinus, X } from 'lucide-react'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { formatCount } from '../../components/format.ts'
import type { Sheet } from '../../components/sheet.ts'
import classes from './people.module.css'

interface SelectionBarProps {
  readonly count: number
  /** Every selected person has left already. */
  readonly allLeft: boolean
  readonly busy: boolean
  readonly onChange: () => void
  readonly onStatus: () => void
  readonly onRemove: () => void
  readonly sheet: () => Sheet
  readonly whole: () => Sheet
  readonly onClear: () => void
}

/** What can be done with the people selected. */
export function SelectionBar({ count, allLeft, busy, onChange, onStatus, onRemove, sheet, whole, onClear }: SelectionBarProps) {
  const StatusIcon = allLeft ? UserRoundCheck : UserRoundMinus
  const verb = { variant: 'subtle', color: 'gray', size: 'sm', disabled: busy } as const
  return (
    <section className={`${classes.selection} no-print`} aria-label="Selected people">
      <strong role="status">{formatCount(count)} selected</strong>
      <Button {...verb} leftSection={<UserRoundCog size={16} />} onClick={onChange}>
        Change
      </Button>
      <Button {...verb} leftSection={<StatusIcon size={16} />} onClick={onStatus}>
        {allLeft ? 'Mark as active' : 'Mark as left'}
      </Button>
      <Button {...verb} leftSection={<Trash2 size={16} />} onClick={onRemove}>
        Remove
      </Button>
      <ExportMenu listed={sheet} whole={whole} button={verb} />
      <ActionIcon variant="subtle" color="gray" aria-label="Clear the selection" onClick={onClear}>
        <X size={16} />
      </ActionIcon>
    </section>
  )
}
