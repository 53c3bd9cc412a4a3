import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Feedback } from '../../shared/contract/feedback.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import type { FeedbackDirection } from '../../shared/rules/feedback-document.ts'
import { firstName, todayIso } from '../components/format.ts'
import { Picker } from '../components/Picker.tsx'
import { changed } from '../rpc/changed.ts'
import { rpc } from '../rpc/client.ts'
import { usePeopleOptions } from '../rpc/people-options.ts'
import { DIRECTION_WORDS } from './feedback-words.ts'
import { SaidText } from './SaidText.tsx'
import { SayDrawer } from './SayDrawer.tsx'

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
    <SayDrawer
      title={edited === null ? 'Write feedback' : 'Edit the feedback'}
      size={460}
      keepWords="Keep feedback"
      ready={ready}
      save={save}
      onClose={onClose}
    >
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
      <SaidText
        label="What was said"
        placeholder="What was seen or heard, when, and what came of it"
        rows={4}
        value={draft.body}
        first={about}
        orElse="whom it is about"
        onChange={(body) => set({ body })}
      />
      <TextInput
        type="date"
        label="Day"
        max={todayIso()}
        value={draft.observedOn}
        onChange={(event) => event.currentTarget.value !== '' && set({ observedOn: event.currentTarget.value })}
      />
    </SayDrawer>
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
