import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HandOver, When } from '../../shared/contract/people-changes.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { ChangeTable } from '../components/ChangeTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { count, todayIso } from '../components/format.ts'
import { isSaid, WhenFields } from '../components/WhenFields.tsx'
import { changed } from '../rpc/changed.ts'
import { orpc } from '../rpc/client.ts'
import { LeavingConsequences } from './LeavingConsequences.tsx'

interface ChangeStandingProps {
  readonly people: readonly { readonly id: PersonId; readonly name: string }[]
  /** Whether they leave or come back. */
  readonly to: 'left' | 'active'
  readonly onClose: () => void
  readonly onDone?: () => void
}

const NEVER_LEFT = { label: 'Never left', meaning: 'Marking them as left was a mistake. The leaving goes from the record.' }

/** Somebody leaves or comes back: from when, why, and who takes over what. */
export function ChangeStanding({ people, to, onClose, onDone }: ChangeStandingProps) {
  const today = todayIso()
  const [when, setWhen] = useState<When>({ kind: 'from', on: today, reason: '' })
  const [chosen, setChosen] = useState<readonly HandOver[] | null>(null)
  const input = { personIds: people.map(({ id }) => id), fields: { status: to } }
  const said = isSaid(when)
  const dayOnly = when.kind === 'from' ? { ...when, reason: '' } : when
  const preview = useQuery({
    ...orpc.people.previewMany.queryOptions({ input: { ...input, when: dayOnly } }),
    enabled: said,
    placeholderData: (before) => before,
  })
  const write = useMutation(
    orpc.people.updateMany.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onDone?.()
        onClose()
      },
    }),
  )
  const found = preview.data
  const handOver = chosen ?? found?.reports.map(({ personId, successorId }) => ({ personId, managerId: successorId })) ?? []
  const who = people.length === 1 ? (people[0]?.name ?? '') : count(people.length, 'person', 'people')
  const verb = to === 'left' ? 'Mark as left' : 'Mark as active'
  const nobody = found === undefined || found.counts.changed === 0
  return (
    <Modal opened onClose={onClose} title={`${verb}: ${who}`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          write.mutate({ ...input, when, handOver: [...handOver], leaveOut: found?.counts.refused ?? 0 })
        }}
      >
        <Stack gap="md">
          <WhenFields
            when={when}
            today={today}
            dayLabel={to === 'left' ? 'Last day' : 'First day back'}
            correction={to === 'left' ? null : NEVER_LEFT}
            onChange={setWhen}
          />
          {to === 'left' && found !== undefined && (
            <LeavingConsequences found={found} handOver={handOver} leaving={people.map(({ id }) => id)} onHandOver={setChosen} />
          )}
          {found !== undefined && (people.length > 1 || found.counts.refused > 0) && <ChangeTable preview={found} />}
          {preview.error !== null && <ErrorNote error={preview.error} />}
          {write.error !== null && <ErrorNote error={write.error} />}
          <Group gap={8}>
            <Button type="submit" variant="filled" disabled={!said || nobody || preview.isPlaceholderData} loading={write.isPending}>
              {verb}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
