import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Competency } from '../../../../shared/contract/library-methods.ts'
import type { CompetencyId } from '../../../../shared/kernel/ids.ts'
import classes from '../methods.module.css'

interface CompetencyNavProps {
  readonly competencies: readonly Competency[]
  readonly chosen: CompetencyId | null
  readonly onChoose: (id: CompetencyId) => void
  readonly add: ReactNode
}

/** The competencies of a framework by area. */
export function CompetencyNav({ competencies, chosen, onChoose, add }: CompetencyNavProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const rows = competencies.filter(({ area, name }) => `${area} ${name}`.toLowerCase().includes(wanted))
  const areas = [...new Set(rows.map(({ area }) => area))]
  return (
    <nav className={classes.pick} aria-label="Competencies">
      {competencies.length > 8 && (
        <TextInput
          aria-label="Find a competency"
          placeholder="Find a competency"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {areas.map((area) => (
        <div key={area}>
          {area !== '' && <p className={classes.area}>{area}</p>}
          <ul>
            {rows
              .filter((row) => row.area === area)
              .map((competency) => (
                <li key={competency.id}>
                  <button
                    type="button"
                    className={`bare ${classes.item}`}
                    {...(competency.id === chosen ? { 'aria-current': 'true' as const } : {})}
                    onClick={() => onChoose(competency.id)}
                  >
                    {competency.name}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {wanted !== '' && rows.length === 0 && <p className="c-2">Nothing here is called so.</p>}
      <div className={classes.addBelow}>{add}</div>
    </nav>
  )
}
