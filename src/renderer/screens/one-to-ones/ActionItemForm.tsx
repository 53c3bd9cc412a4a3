import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { Side } from '../../../shared/contract/base.ts'
import type { OneToOne } from '../../../shared/contract/coaching.ts'
import { firstName } from '../../components/format.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'
import classes from './one-to-ones.module.css'

interface ActionItemFormProps {
  readonly meeting: OneToOne
  readonly title: string
  readonly onTitle: (title: string) => void
  readonly field: RefObject<HTMLInputElement | null>
}

/** What comes out of the talk: who does what by when. */
export function ActionItemForm({ meeting, title, onTitle, field }: ActionItemFormProps) {
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
    onTitle('')
    setDueOn('')
    field.current?.focus()
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
        ref={field}
        aria-label="New action item"
        placeholder="Add an action item"
        rightSection={<KeyCap keys="T" />}
        value={title}
        onChange={(event) => onTitle(event.currentTarget.value)}
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
        Add
      </Button>
    </form>
  )
}
