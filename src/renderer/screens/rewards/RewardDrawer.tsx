import { Button, Drawer, Group, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reward } from '../../../shared/contract/rewarding.ts'
import type { CycleId, PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Picker } from '../../components/Picker.tsx'
import { personOptions } from '../../components/picker-options.ts'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { useCurrentCycle } from '../../rpc/current-cycle.ts'
import { EvidenceChoice, type EvidenceRef } from './EvidenceChoice.tsx'
import { KIND_NAMES, minorUnits } from './reward-words.ts'

interface RewardDrawerProps {
  readonly reward: Reward | null
  readonly onClose: () => void
}

interface Draft {
  readonly personId: string | null
  readonly kind: Reward['kind']
  readonly title: string
  readonly amount: string | number
  readonly reason: string
  readonly evidence: readonly EvidenceRef[]
}

/** A reward with its reason; evidence is chosen among what both sides can read. */
export function RewardDrawer({ reward, onClose }: RewardDrawerProps) {
  const people = useQuery(orpc.people.list.queryOptions())
  const { current } = useCurrentCycle()
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const [draft, setDraft] = useState<Draft>(() => draftOf(reward))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const currency = reward?.currency ?? workspace.data?.currency ?? 'EUR'
  const save = useMutation({
    mutationFn: (personId: PersonId) => rpc.rewarding.save(inputOf(draft, { personId, reward, currency, cycleId: current?.id ?? null })),
    onSuccess: ({ change }) => {
      changed(change)
      onClose()
    },
  })
  const submit = () => draft.personId !== null && save.mutate(draft.personId as PersonId)
  return (
    <Drawer opened onClose={onClose} title={reward === null ? 'Propose a reward' : 'Edit the reward'} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="lg">
          <Picker
            label="For"
            limit={50}
            disabled={reward !== null}
            data={personOptions(people.data ?? [])}
            value={draft.personId}
            onChange={(personId) => set({ personId, evidence: [] })}
            data-autofocus
          />
          <SegmentedControl
            aria-label="Kind"
            value={draft.kind}
            onChange={(kind) => set({ kind: kind as Reward['kind'] })}
            data={Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label="What"
            placeholder="One day off, a course, a thank-you in the round"
            value={draft.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          {(draft.kind === 'money' || draft.kind === 'learning') && (
            <NumberInput
              label={`Amount, ${currency}`}
              min={0}
              decimalScale={2}
              thousandSeparator=","
              value={draft.amount}
              onChange={(amount) => set({ amount })}
            />
          )}
          <MarkdownBox
            label="Reason"
            readers={{ kind: 'only-you', text: 'Only in this vault until it is put into a package' }}
            rows={3}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
          />
          {draft.personId !== null && (
            <EvidenceChoice personId={draft.personId as PersonId} chosen={draft.evidence} onChange={(evidence) => set({ evidence })} />
          )}
          {save.error !== null && <ErrorNote error={save.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              variant="filled"
              loading={save.isPending}
              disabled={draft.personId === null || draft.title.trim() === '' || draft.reason.trim() === ''}
            >
              {reward === null ? 'Propose reward' : 'Keep changes'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

function draftOf(reward: Reward | null): Draft {
  if (reward === null) return { personId: null, kind: 'recognition', title: '', amount: '', reason: '', evidence: [] }
  const { personId, kind, title, reason, evidence } = reward
  return {
    personId,
    kind,
    title,
    reason,
    evidence,
    amount: reward.amountMinor === null ? '' : reward.amountMinor / minorUnits(reward.currency),
  }
}

interface Around {
  readonly personId: PersonId
  readonly reward: Reward | null
  readonly currency: string
  /** The running cycle: a new reward belongs to it. */
  readonly cycleId: CycleId | null
}

function inputOf(draft: Draft, { personId, reward, currency, cycleId }: Around): Parameters<typeof rpc.rewarding.save>[0] {
  const amount = Number(draft.amount)
  const hasAmount = (draft.kind === 'money' || draft.kind === 'learning') && draft.amount !== '' && Number.isFinite(amount)
  return {
    rewardId: reward?.id ?? null,
    personId,
    cycleId: reward === null ? cycleId : reward.cycleId,
    kind: draft.kind,
    title: draft.title,
    amountMinor: hasAmount ? Math.round(amount * minorUnits(currency)) : null,
    currency,
    reason: draft.reason,
    evidence: draft.evidence.map(({ sourceKind, sourceId }) => ({ sourceKind, sourceId })),
  }
}
