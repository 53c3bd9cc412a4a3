import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Side } from '../../../shared/contract/base.ts'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { feelings, feelingWord } from '../../../shared/rules/feeling.ts'
import { firstName } from '../../components/format.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { ScoreSteps } from '../../components/ScoreSteps.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import styles from './meetings.module.css'

/** How it felt, if wanted. The owner's own stays in the vault until it is said to both. */
export function Feelings({ meeting }: { readonly meeting: OneToOne }) {
  const { manager, managerSaid, employee, employeeFrom } = meeting.feelings
  const [said, setSaid] = useState(managerSaid)
  const who = firstName(meeting.personName)
  const set = async (side: Side, feeling: number | null, toBoth: boolean) => {
    await rpc.coaching.setFeeling({ oneToOneId: meeting.id, side, feeling, said: toBoth })
    changed()
  }
  return (
    <section>
      <SectionHeading title="How it felt" note="optional" />
      <div className={styles.feelings}>
        <div className={styles.feeling}>
          <span className="t-label" id="own-feeling">
            To you
          </span>
          <ScoreSteps
            label="How it felt to you"
            points={feelings}
            notSeen={false}
            value={{ score: manager, notSeen: false }}
            onChange={({ score }) => void set('manager', score === manager ? null : score, said)}
          />
          <Checkbox
            label="Say it to both"
            checked={said}
            onChange={(event) => {
              const toBoth = event.currentTarget.checked
              setSaid(toBoth)
              if (manager !== null) void set('manager', manager, toBoth)
            }}
          />
          <ReaderLine kind={said ? 'both' : 'only-you'} who={who} {...(said ? { where: 'in this meeting’s notes' } : {})} />
        </div>
        {employeeFrom === 'reply' ? (
          <p>
            To {who}: {employee === null ? '' : feelingWord(employee)}. <span className="c-2">Said in the reply.</span>
          </p>
        ) : (
          <div className={styles.feeling}>
            <span className="t-label">To {who}, as told</span>
            <ScoreSteps
              label={`How it felt to ${who}`}
              points={feelings}
              notSeen={false}
              value={{ score: employee, notSeen: false }}
              onChange={({ score }) => void set('employee', score === employee ? null : score, true)}
            />
            <ReaderLine kind="both" who={who} where="in this meeting’s notes" />
          </div>
        )}
      </div>
    </section>
  )
}
