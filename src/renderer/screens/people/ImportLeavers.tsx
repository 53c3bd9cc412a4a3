import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ImportPreview } from '../../../shared/contract/people-import.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { count, formatCount, todayIso } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import classes from './import.module.css'
import type { ImportLeaving } from './import-leaving.ts'

interface ImportLeaversProps {
  readonly missing: ImportPreview['missing']
  readonly total: number
  readonly leaving: Pick<ImportLeaving, 'ids' | 'leftOn' | 'setIds' | 'setLeftOn'>
}

const STEP = 50

/** Who of the vault is not in the file: nobody is removed, and only those chosen are marked as having left. */
export function ImportLeavers({ missing, total, leaving }: ImportLeaversProps) {
  const { ids: chosen, leftOn, setIds, setLeftOn } = leaving
  const [shown, setShown] = useState(STEP)
  const all = missing.every(({ id }) => chosen.has(id))
  const mark = (id: PersonId, leaves: boolean) => {
    const ids = new Set(chosen)
    if (leaves) ids.add(id)
    else ids.delete(id)
    setIds(ids)
  }
  const note = `${count(total, 'person', 'people')}. They stay as they are unless marked as having left`
  return (
    <section className={classes.section}>
      <SectionHeading title="Missing from the file" note={note} />
      <div className={classes.leaveTools}>
        <Checkbox
          label={missing.length < total ? `The first ${formatCount(missing.length)} have left` : 'All have left'}
          checked={all}
          indeterminate={!all && chosen.size > 0}
          onChange={(event) => setIds(event.currentTarget.checked ? new Set(missing.map(({ id }) => id)) : new Set())}
        />
        {chosen.size > 0 && (
          <TextInput
            type="date"
            size="xs"
            label="Last day"
            className={classes.lastDay}
            max={todayIso()}
            value={leftOn}
            onChange={(event) => event.currentTarget.value !== '' && setLeftOn(event.currentTarget.value)}
          />
        )}
      </div>
      <ul className={classes.leavers}>
        {missing.slice(0, shown).map(({ id, name, jobTitle, unit, reports }) => (
          <li key={id}>
            <Checkbox
              checked={chosen.has(id)}
              onChange={(event) => mark(id, event.currentTarget.checked)}
              label={
                <>
                  <span className="w-strong c-1">{name}</span>
                  <span className="c-2"> {[jobTitle, unit].filter(Boolean).join(', ')}</span>
                  {reports > 0 && <span className="c-2"> · {count(reports, 'person reports', 'people report')} to them</span>}
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
