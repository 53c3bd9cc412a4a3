import { TextInput } from '@mantine/core'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { count, todayIso } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './import.module.css'

interface ImportDayProps {
  readonly dated: number
  readonly effectiveOn: IsoDate | null
  readonly onChange: (on: IsoDate | null) => void
}

/** On which day the changes of the file took effect, asked once for all of them. */
export function ImportDay({ dated, effectiveOn, onChange }: ImportDayProps) {
  const today = todayIso()
  const note = `${count(dated, 'person', 'people')} with another job, unit, manager or status`
  return (
    <section className={classes.section}>
      <SectionHeading title="Changes" note={note} />
      <TextInput
        type="date"
        className={classes.day}
        label="These changes took effect on"
        description="A day the file gives in a column “In effect since” counts for its row. Past cycles keep the job, unit and manager of their time."
        max={today}
        value={effectiveOn ?? today}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '' && value <= today) onChange(value === today ? null : value)
        }}
      />
    </section>
  )
}
