import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Concern } from '../../../../shared/contract/concerns.ts'
import type { IsoDate } from '../../../../shared/kernel/dates.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'

interface SettleDialogProps {
  readonly concern: Concern
  readonly first: string
  readonly today: IsoDate
  readonly onClose: () => void
}

/** A concern is settled with what is different now. */
export function SettleDialog({ concern, first, today, onClose }: SettleDialogProps) {
  const [outcome, setOutcome] = useState(concern.outcome)
  const settle = useMutation(
    orpc.concerns.settle.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title={`Settle: ${concern.title}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          settle.mutate({ concernId: concern.id, outcome, on: today })
        }}
      >
        <Stack gap="md">
          <MarkdownBox
            label="What is different now"
            readers={{ kind: 'both', who: first }}
            rows={3}
            value={outcome}
            onChange={setOutcome}
            autoFocus
          />
          {settle.error !== null && <ErrorNote error={settle.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={settle.isPending}>
              Settle concern
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
