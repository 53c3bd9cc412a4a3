import { ActionIcon, Button, TextInput } from '@mantine/core'
import { Gavel, X } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import type { AgendaItemId } from '../../../shared/kernel/ids.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import styles from './meetings.module.css'

interface DecisionsProps {
  readonly meeting: OneToOne
  /** The item that is open: a decision came up under it. */
  readonly openItem: () => AgendaItemId | null
  readonly field: RefObject<HTMLInputElement | null>
}

/** What was decided; both sides read it. */
export function Decisions({ meeting, openItem, field }: DecisionsProps) {
  const [body, setBody] = useState('')
  const add = async () => {
    const said = { oneToOneId: meeting.id, decisionId: null, agendaItemId: openItem(), body }
    const { change } = await rpc.coaching.saveDecision(said)
    setBody('')
    field.current?.focus()
    changed(change)
  }
  if (meeting.state === 'skipped' && meeting.decisions.length === 0) return null
  return (
    <section>
      <SectionHeading title="Decisions" note={meeting.decisions.length === 0 ? 'none yet' : meeting.decisions.length} />
      {meeting.decisions.map((decision) => (
        <div key={decision.id} className={styles.decision}>
          <Gavel size={16} className="c-2" aria-hidden="true" />
          <span className={styles.decisionText}>{decision.body}</span>
          <span className="c-2 nowrap">{meeting.agenda.find(({ id }) => id === decision.agendaItemId)?.title}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove decision: ${decision.body}`}
            onClick={async () => changed(await rpc.coaching.removeDecision({ decisionId: decision.id }))}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <form
        className={styles.addLine}
        onSubmit={(event) => {
          event.preventDefault()
          if (body.trim() !== '') void add()
        }}
      >
        <TextInput
          ref={field}
          aria-label="New decision"
          placeholder="Note a decision"
          maxLength={300}
          rightSection={<KeyCap keys="D" />}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Button type="submit" disabled={body.trim() === ''}>
          Note
        </Button>
      </form>
    </section>
  )
}
