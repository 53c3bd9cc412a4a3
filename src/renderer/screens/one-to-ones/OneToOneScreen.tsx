import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { type AgendaItemId, OneToOneId } from '../../../shared/kernel/ids.ts'
import { useRowKeys } from '../../frame/row-keys.ts'
import { useShortcut } from '../../frame/shortcuts.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { ActionItemForm } from './ActionItemForm.tsx'
import { ActionItemList } from './ActionItemList.tsx'
import { Agenda } from './Agenda.tsx'
import { Answered } from './Answered.tsx'
import { Decisions } from './Decisions.tsx'
import { Feelings } from './Feelings.tsx'
import classes from './one-to-ones.module.css'
import { PrivateSide } from './PrivateSide.tsx'
import { SessionHead } from './SessionHead.tsx'

/** One meeting: shared agenda, decisions and action items on the left, the private side on the right. */
export function OneToOneScreen() {
  const { oneToOneId: raw } = useParams({ strict: false })
  const oneToOneId = OneToOneId.parse(raw)
  const meeting = useQuery(orpc.coaching.oneToOne.queryOptions({ input: { oneToOneId } }))
  return <QueryGate query={meeting}>{(found) => <Session key={found.id} meeting={found} />}</QueryGate>
}

function Session({ meeting }: { readonly meeting: OneToOne }) {
  const [title, setTitle] = useState('')
  const action = useRef<HTMLInputElement>(null)
  const decision = useRef<HTMLInputElement>(null)
  const openItem = useRef<AgendaItemId | null>(null)
  useRowKeys()
  useShortcut('d', () => decision.current?.focus())
  const turnIntoActionItem = (line: string) => {
    if (title === '') setTitle(line)
    action.current?.focus()
    // Marked once it is there: Enter takes the line as it is, any other letter begins another text.
    if (title === '') requestAnimationFrame(() => action.current?.select())
  }
  return (
    <div className={classes.session}>
      <div className={classes.main}>
        <SessionHead meeting={meeting} />
        <Agenda
          meeting={meeting}
          onActionItem={turnIntoActionItem}
          onOpen={(id) => {
            openItem.current = id
          }}
        />
        <div className={classes.stack}>
          <Decisions meeting={meeting} openItem={() => openItem.current} field={decision} />
          <ActionItemList
            title="Action items"
            items={meeting.actionItems}
            form={<ActionItemForm meeting={meeting} title={title} onTitle={setTitle} field={action} />}
          />
          <ActionItemList title="Action items from last time" items={meeting.actionItemsFromLastTime} />
          <Answered meeting={meeting} />
          {(meeting.state === 'held' || meeting.begunAt !== null) && <Feelings meeting={meeting} />}
        </div>
      </div>
      <PrivateSide meeting={meeting} />
    </div>
  )
}
