import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Recognition } from '../../shared/contract/recognition.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { FirmValueId, PersonId } from '../../shared/kernel/ids.ts'
import { firstName, todayIso } from '../components/format.ts'
import { Picker } from '../components/Picker.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc, rpc } from '../rpc/client.ts'
import { usePeopleOptions } from '../rpc/people-options.ts'
import { SaidText } from './SaidText.tsx'
import { SayDrawer } from './SayDrawer.tsx'

interface RecogniseProps {
  /** What is edited; without it, whom a new one is for. */
  readonly recognition: Recognition | { readonly personId: PersonId | null }
  readonly onClose: () => void
}

interface Draft {
  readonly personId: string | null
  readonly valueId: string | null
  readonly body: string
  readonly announce: boolean
  readonly givenOn: IsoDate
}

/** Thanks in the moment: for what, which value it shows, and whether others will hear of it. */
export function Recognise({ recognition, onClose }: RecogniseProps) {
  const edited = 'id' in recognition ? recognition : null
  const { options = [], nameOf } = usePeopleOptions('all')
  const values = useQuery(orpc.feedback.values.queryOptions())
  const [draft, setDraft] = useState<Draft>(() => draftOf(recognition))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const first = firstName(nameOf(draft.personId))
  const save = useMutation({
    mutationFn: () =>
      rpc.feedback.recognise({
        recognitionId: edited?.id ?? null,
        ...draft,
        personId: draft.personId as PersonId,
        valueId: draft.valueId as FirmValueId | null,
      }),
    onSuccess: ({ change }) => {
      changed(change)
      onClose()
    },
  })
  const chosen = values.data?.find(({ id }) => id === draft.valueId)
  const ready = draft.personId !== null && draft.body.trim() !== ''
  return (
    <SayDrawer
      title={edited === null ? 'Recognise somebody' : 'Edit the recognition'}
      size={440}
      keepWords="Keep recognition"
      ready={ready}
      save={save}
      onClose={onClose}
    >
      <Picker
        label="Whom"
        limit={50}
        openOnFocus={false}
        data={options}
        value={draft.personId}
        onChange={(personId) => set({ personId })}
      />
      <SaidText
        label="What for"
        placeholder="What was done, and what it changed"
        rows={3}
        value={draft.body}
        first={first}
        orElse="whom it is for"
        onChange={(body) => set({ body })}
      />
      <Select
        label="Value"
        clearable
        data={(values.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.valueId}
        onChange={(valueId) => set({ valueId })}
        placeholder={values.data?.length === 0 ? 'No value is written down yet' : 'None'}
        description={chosen?.meaning || 'Values of the firm stand in Settings, General.'}
      />
      <SegmentedControl
        aria-label="Who hears of it"
        value={draft.announce ? 'announce' : 'private'}
        onChange={(how) => set({ announce: how === 'announce' })}
        data={[
          { value: 'private', label: 'Said in private' },
          { value: 'announce', label: 'To be announced' },
        ]}
      />
      <TextInput
        type="date"
        label="Day"
        max={todayIso()}
        value={draft.givenOn}
        onChange={(event) => event.currentTarget.value !== '' && set({ givenOn: event.currentTarget.value })}
      />
    </SayDrawer>
  )
}

function draftOf(recognition: RecogniseProps['recognition']): Draft {
  if (!('id' in recognition)) return { personId: recognition.personId, valueId: null, body: '', announce: false, givenOn: todayIso() }
  const { personId, valueId, body, announcement, givenOn } = recognition
  return { personId, valueId, body, announce: announcement.kind !== 'private', givenOn }
}
