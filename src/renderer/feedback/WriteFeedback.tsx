import { Button, Drawer, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { Feedback } from '../../shared/contract/feedback.ts'
import { addDays, type IsoDate } from '../../shared/kernel/dates.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import type { FeedbackDirection } from '../../shared/rules/feedback-document.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { firstName, todayIso } from '../components/format.ts'
import { Picker } from '../components/Picker.tsx'
import { WordingHints } from '../components/WordingHints.tsx'
import { MarkdownBox } from '../editor/MarkdownBox.tsx'
import type { FieldHandle } from '../editor/MarkdownField.tsx'
import { changed } from '../rpc/changed.ts'
import { rpc } from '../rpc/client.ts'
import { usePeopleOptions } from '../rpc/people-options.ts'
import { DIRECTION_WORDS } from './feedback-words.ts'

export interface FeedbackStart {
  readonly personId?: PersonId
  readonly giverId?: PersonId
  readonly direction?: FeedbackDirection
}

interface WriteFeedbackProps {
  /** What is edited; without it, how a new one begins. */
  readonly feedback: Feedback | FeedbackStart
  readonly onClose: () => void
}

interface Draft {
  readonly personId: string | null
  readonly giverId: string | null
  readonly giverName: string
  readonly direction: FeedbackDirection
  readonly body: string
  readonly observedOn: IsoDate
}

const SOMEBODY = 'somebody'

/** Feedback as it was said: about whom, by whom, in which direction, on which day. */
export function WriteFeedback({ feedback, onClose }: WriteFeedbackProps) {
  const edited = 'id' in feedback ? feedback : null
  const { options = [], nameOf } = usePeopleOptions('all')
  const givers = useMemo(() => [{ value: SOMEBODY, label: 'Somebody who is not in this vault' }, ...options], [options])
  const field = useRef<FieldHandle>(null)
  const [draft, setDraft] = useState<Draft>(() => draftOf(feedback))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const about = firstName(nameOf(draft.personId))
  const save = useMutation({
    mutationFn: () => rpc.feedback.save(inputOf(draft, edited)),
    onSuccess: ({ change }) => {
      changed(change)
      onClose()
    },
  })
  const ready =
    draft.personId !== null &&
    draft.body.trim() !== '' &&
    (draft.giverId !== SOMEBODY || draft.giverName.trim() !== '') &&
    draft.giverId !== null
  return (
    <Drawer opened onClose={onClose} title={edited === null ? 'Write feedback' : 'Edit the feedback'} size={460}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) save.mutate()
        }}
      >
        <Stack gap="md">
          <Picker
            label="About"
            limit={50}
            openOnFocus={false}
            data={options}
            value={draft.personId}
            onChange={(personId) => set({ personId })}
          />
          <Picker
            label="Given by"
            limit={50}
            openOnFocus={false}
            data={givers}
            value={draft.giverId}
            onChange={(giverId) => set({ giverId })}
          />
          {draft.giverId === SOMEBODY && (
            <TextInput label="Name" value={draft.giverName} onChange={(event) => set({ giverName: event.currentTarget.value })} />
          )}
          <Select
            label="Direction"
            allowDeselect={false}
            data={Object.entries(DIRECTION_WORDS).map(([value, label]) => ({ value, label }))}
            value={draft.direction}
            onChange={(direction) => set({ direction: (direction ?? 'downward') as FeedbackDirection })}
          />
          <div>
            <MarkdownBox
              field={field}
              label="What was said"
              readers={{ kind: 'both', who: about === '' ? 'whom it is about' : about }}
              rows={4}
              placeholder="What was seen or heard, when, and what came of it"
              value={draft.body}
              onChange={(body) => set({ body })}
              autoFocus
            />
            <WordingHints text={draft.body} field={field} names={[about]} startsOn={addDays(todayIso(), -365)} today={todayIso()} />
          </div>
          <TextInput
            type="date"
            label="Day"
            max={todayIso()}
            value={draft.observedOn}
            onChange={(event) => event.currentTarget.value !== '' && set({ observedOn: event.currentTarget.value })}
          />
          {save.error !== null && <ErrorNote error={save.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={!ready}>
              Keep feedback
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

function draftOf(feedback: Feedback | FeedbackStart): Draft {
  if (!('id' in feedback)) {
    const { personId = null, giverId = null, direction = 'downward' } = feedback
    return { personId, giverId, giverName: '', direction, body: '', observedOn: todayIso() }
  }
  const { personId, giverId, giverName, direction, body, observedOn } = feedback
  return { personId, giverId: giverId ?? SOMEBODY, giverName, direction, body, observedOn }
}

function inputOf(draft: Draft, edited: Feedback | null): Parameters<typeof rpc.feedback.save>[0] {
  const { personId, giverId, giverName, direction, body, observedOn } = draft
  return {
    feedbackId: edited?.id ?? null,
    personId: personId as PersonId,
    direction,
    giver: giverId === SOMEBODY ? { name: giverName } : { personId: giverId as PersonId },
    body,
    observedOn,
  }
}
