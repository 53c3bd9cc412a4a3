import { Button, Drawer, Group, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Training } from '../../../../shared/contract/developing.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { majorOf, minorOf } from '../../../components/format.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc, rpc } from '../../../rpc/client.ts'

interface Draft {
  readonly title: string
  readonly provider: string
  readonly description: string
  readonly hours: string | number
  readonly cost: string | number
  readonly currency: string
  readonly competencies: string[]
}

function draftOf(training: Training | null): Draft {
  if (training === null) return { title: '', provider: '', description: '', hours: '', cost: '', currency: '', competencies: [] }
  const { title, provider, description, hours, costMinor, currency, competencies } = training
  const cost = costMinor === null ? '' : majorOf(costMinor, currency)
  return { title, provider, description, hours: hours ?? '', cost, currency, competencies: [...competencies] }
}

/** One training of the catalogue. */
export function TrainingDrawer({ training, onClose }: { readonly training: Training | null; readonly onClose: () => void }) {
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const [draft, setDraft] = useState(() => draftOf(training))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const currency = (draft.currency || workspace.data?.currency || 'EUR').toUpperCase()
  const isCurrency = Intl.supportedValuesOf('currency').includes(currency)
  const done = ({ change }: { readonly change: Parameters<typeof changed>[0] }) => {
    changed(change)
    onClose()
  }
  const save = useMutation({
    mutationFn: () => {
      const { title, provider, description, competencies } = draft
      const hours = draft.hours === '' || Number(draft.hours) <= 0 ? null : Number(draft.hours)
      const fields = { title, provider, description, hours, costMinor: minorOf(draft.cost, currency), currency, competencies }
      return rpc.developing.saveTraining({ trainingId: training?.id ?? null, fields })
    },
    onSuccess: done,
  })
  const remove = useMutation(orpc.developing.removeTraining.mutationOptions({ onSuccess: (change) => done({ change }) }))
  return (
    <Drawer opened onClose={onClose} title={training === null ? 'A training' : training.title} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="lg">
          <TextInput label="Title" value={draft.title} onChange={(event) => set({ title: event.currentTarget.value })} data-autofocus />
          <TextInput label="Provider" value={draft.provider} onChange={(event) => set({ provider: event.currentTarget.value })} />
          <Competencies value={draft.competencies} onChange={(competencies) => set({ competencies })} />
          <Group grow align="start">
            <NumberInput label="Hours" min={0} max={10_000} decimalScale={2} value={draft.hours} onChange={(hours) => set({ hours })} />
            <NumberInput
              label="Cost"
              min={0}
              decimalScale={2}
              thousandSeparator=","
              value={draft.cost}
              onChange={(cost) => set({ cost })}
            />
            <TextInput
              label="Currency"
              maxLength={3}
              value={draft.currency || currency}
              error={isCurrency ? undefined : 'Three letters, as EUR'}
              onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            />
          </Group>
          <TextBox
            label="What it is about"
            autosize
            minRows={3}
            longest={LONGEST.markdown}
            value={draft.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
            description={<ReaderLine kind="only-you" text="In this vault; the title goes into development plans" />}
          />
          {save.error !== null && <ErrorNote error={save.error} />}
          {remove.error !== null && <ErrorNote error={remove.error} />}
          <Group justify="flex-end" gap="sm">
            {training !== null && (
              <Button variant="subtle" mr="auto" onClick={() => remove.mutate({ trainingId: training.id })}>
                Remove
              </Button>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={draft.title.trim() === '' || !isCurrency}>
              {training === null ? 'Add training' : 'Keep changes'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

/** Names of competencies; those of reviews that run and of job profiles are offered. */
function Competencies({ value, onChange }: { readonly value: string[]; readonly onChange: (value: string[]) => void }) {
  const frameworks = useQuery(orpc.library.frameworks.queryOptions())
  const cycles = useQuery(orpc.cycles.list.queryOptions())
  const newest = cycles.data?.[0]
  const cycle = useQuery({ ...orpc.cycles.get.queryOptions({ input: { cycleId: newest?.id as never } }), enabled: newest !== undefined })
  const first = frameworks.data?.[0]
  const framework = useQuery({
    ...orpc.library.framework.queryOptions({ input: { frameworkId: first?.id as never } }),
    enabled: first !== undefined,
  })
  const known = [...(cycle.data?.form.competencies ?? []), ...(framework.data?.competencies ?? [])].map(({ name }) => name)
  return (
    <TagsInput
      label="For which competencies"
      description="By the names that reviews and job profiles use"
      maxTags={40}
      data={[...new Set(known)]}
      value={value}
      onChange={onChange}
    />
  )
}
