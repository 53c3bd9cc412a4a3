import { Radio } from '@mantine/core'
import { DateOrder, type ImportPreview } from '../../../shared/contract/people-import.ts'
import { count, formatFullDate } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './import.module.css'

interface ImportDatesProps {
  readonly dates: ImportPreview['dates']
  readonly onChoose: (order: DateOrder) => void
}

const words: Readonly<Record<DateOrder, string>> = { dmy: 'Day first', mdy: 'Month first' }

/** Asked once, where no date of the file settles it. */
export function ImportDates({ dates, onChoose }: ImportDatesProps) {
  const example = dates.examples[0]
  const note = `${count(dates.ambiguous, 'date')} can be read either way, and none settles it`
  return (
    <section className={classes.section}>
      <SectionHeading title="Which comes first, the day or the month?" note={note} />
      <Radio.Group
        aria-label="Which comes first, the day or the month"
        value={dates.order}
        onChange={(value) => onChoose(DateOrder.parse(value))}
        className={classes.orders}
      >
        {DateOrder.options.map((order) => (
          <Radio.Card key={order} value={order} className={classes.order}>
            <Radio.Indicator />
            <span>
              <span className="w-strong c-1">{words[order]}</span>
              {example && (
                <span className="c-2">
                  {example.value} is {formatFullDate(example[order])}
                </span>
              )}
            </span>
          </Radio.Card>
        ))}
      </Radio.Group>
    </section>
  )
}
