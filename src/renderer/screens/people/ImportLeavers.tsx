import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { count, formatCount, todayIso } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './import.module.css'

interface ImportLeaversProps {
  readonly missing: ImportPreview['missing']
  readonly total: number
  readonly leaving: ReadonlySet<PersonId>
  readonly leftOn: string
  readonly onLeaving: (ids: ReadonlySet<PersonId>) => void
  readonly onLeftOn: (on: string) => void
}

const STEP = 50

/** Who of the vault is not in the file: nobody is removed, and only those chosen are marked as having left. */
export function ImportLeavers({ missing, total, leaving, leftOn, onLeaving, onLeftOn }: ImportLeaversProps) {
  const [shown, setShown] = useState(STEP)
  const all = missing.every(({ id }) => leaving.has(id))
  const mark = (id: PersonId, leaves: boolean) => {
    const ids = new Set(leaving)
    if (leaves) ids.add(id)
    else ids.delete(id)
    onLeaving(ids)
  }
  const note = `${count(total, 'person', 'people')}. They stay as they are unless marked as having left`
  return (
    <section className={classes.section}>
      <SectionHeading title="Missing from the file" note={note} />
      <div className={classes.leaveTools}>
        <Checkbox
          label={missing.length < total ? `The first ${formatCount(missing.length)} have left` : 'All have left'}
          checked={all}
          indeterminate={!all && leaving.size > 0}
          onChange={(event) => onLeaving(event.currentTarget.checked ? new Set(missing.map(({ id }) => id)) : new Set())}
        />
        {leaving.size > 0 && (
          <TextInput
            type="date"
            size="xs"
            label="Last day"
            className={classes.lastDay}
            max={todayIso()}
            value={leftOn}
            onChange={(event) => event.currentTarget.value !== '' && onLeftOn(event.currentTarget.value)}
          />
        )}
      </div>
      <ul className={classes.leavers}>
        {missing.slice(0, shown).map(({ id, name, jobTitle, unit, reports }) => (
          <li key={id}>
            <Checkbox
              checked={leaving.has(id)}
              onChange={(event) => mark(id, event.currentTarget.checked)}
              label={
                <>
                  <span className="w-strong c-1">{name}</span>
                  <span className="c-2"> {[jobTitle, unit].filter(Boolean).join(', ')}</span>
                  {reports > 0 && <span className="c-2"> · {count(reports, 'person', 'people')} would keep reporting to them</span>}
                </>
              }
            />
          </li>
        ))}
      </ul>
      {missing.length > shown && (
        <button type="button" className={`link ${classes.rest}`} onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, missing.length - shown)} of {missing.length - shown} more
        </button>
      )}
    </section>
  )
}
