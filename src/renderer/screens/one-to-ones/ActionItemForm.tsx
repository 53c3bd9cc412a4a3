import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Side } from '../../../shared/contract/base.ts'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { firstName } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './one-to-ones.module.css'

/** What comes out of the talk: who does what by when. */
export function ActionItemForm({ meeting }: { readonly meeting: OneToOne }) {
  const [title, setTitle] = useState('')
  const [owner, setOwner] = useState<Side>('employee')
  const [dueOn, setDueOn] = useState('')
  const save = async () => {
    const { personId, id: oneToOneId } = meeting
    const saved = await rpc.coaching.saveActionItem({
      actionItemId: null,
      personId,
      oneToOneId,
      title,
      owner,
      dueOn: dueOn === '' ? null : dueOn,
    })
    setTitle('')
    setDueOn('')
    changed(saved.change)
  }
  return (
    <form
      className={classes.actionForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') void save()
      }}
    >
      <TextInput
        aria-label="New action item"
        placeholder="Action item"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label="Owner of the action item"
        value={owner}
        onChange={(value) => setOwner(value as Side)}
        data={[
          { value: 'employee', label: firstName(meeting.personName) },
          { value: 'manager', label: 'You' },
        ]}
      />
      <TextInput
        type="date"
        aria-label="Due date of the action item"
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      <Button type="submit" disabled={title.trim() === ''}>
        Add action item
      </Button>
    </form>
  )
}
