import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Concern, FollowUp } from '../../../../shared/contract/concerns.ts'
import { addDays, type IsoDate } from '../../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { formatShortDay } from '../../../components/format.ts'
import { Markdown } from '../../../components/Markdown.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import classes from './concerns.module.css'

interface FollowUpsProps {
  readonly concern: Concern
  readonly first: string
  readonly today: IsoDate
}

/** The days it is looked at again, and what was seen then. */
export function FollowUps({ concern, first, today }: FollowUpsProps) {
  const [closing, setClosing] = useState<FollowUp | null>(null)
  const remove = useMutation(orpc.concerns.removeFollowUp.mutationOptions({ onSuccess: (change) => changed(change) }))
  const isOpen = concern.standing.kind !== 'settled'
  if (!isOpen && concern.followUps.length === 0) return null
  return (
    <div className={classes.followUps}>
      <SectionHeading title="Follow-ups" level={3} />
      {concern.followUps.map((each) => (
        <div key={each.id} className={classes.followUp}>
          <span className={each.doneOn === null && each.dueOn < today ? classes.late : 'c-2'}>
            {formatShortDay(each.doneOn ?? each.dueOn)}
            {each.doneOn !== null && ', done'}
          </span>
          <div>{each.note !== '' && <Markdown text={each.note} />}</div>
          {isOpen && each.doneOn === null ? (
            <Group gap={4}>
              <Button size="compact-sm" onClick={() => setClosing(each)} aria-label={`Done: follow-up of ${formatShortDay(each.dueOn)}`}>
                Done
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => remove.mutate({ followUpId: each.id })}
                aria-label={`Remove the follow-up of ${formatShortDay(each.dueOn)}`}
              >
                Remove
              </Button>
            </Group>
          ) : (
            <span />
          )}
        </div>
      ))}
      {isOpen && <AddFollowUp concern={concern} today={today} />}
      {closing !== null && <CloseFollowUp followUp={closing} first={first} today={today} onClose={() => setClosing(null)} />}
    </div>
  )
}

function AddFollowUp({ concern, today }: Omit<FollowUpsProps, 'first'>) {
  const [dueOn, setDueOn] = useState(addDays(today, 14))
  const add = useMutation(orpc.concerns.addFollowUp.mutationOptions({ onSuccess: ({ change }) => changed(change) }))
  return (
    <form
      className={classes.due}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ concernId: concern.id, dueOn })
      }}
    >
      <TextInput type="date" size="xs" label="Look at it again" value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />
      <Button type="submit" size="sm" disabled={dueOn === ''}>
        Plan follow-up
      </Button>
    </form>
  )
}

interface CloseProps {
  readonly followUp: FollowUp
  readonly first: string
  readonly today: IsoDate
  readonly onClose: () => void
}

function CloseFollowUp({ followUp, first, today, onClose }: CloseProps) {
  const [note, setNote] = useState(followUp.note)
  const close = useMutation(
    orpc.concerns.closeFollowUp.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title={`Follow-up of ${formatShortDay(followUp.dueOn)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          close.mutate({ followUpId: followUp.id, doneOn: today, note })
        }}
      >
        <Stack gap="md">
          <MarkdownBox label="What was seen" readers={{ kind: 'both', who: first }} rows={3} value={note} onChange={setNote} autoFocus />
          {close.error !== null && <ErrorNote error={close.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={close.isPending}>
              Mark as done
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
