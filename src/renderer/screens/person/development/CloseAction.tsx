import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DevelopmentAction } from '../../../../shared/contract/developing.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'

interface CloseActionProps {
  readonly action: DevelopmentAction
  readonly as: 'done' | 'dropped'
  readonly first: string
  readonly onClose: () => void
}

/** An action ends with what came of it, or with why it was dropped. */
export function CloseAction({ action, as, first, onClose }: CloseActionProps) {
  const [outcome, setOutcome] = useState(action.outcome)
  const move = useMutation(
    orpc.developing.moveAction.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title={as === 'done' ? `Done: ${action.title}` : `Drop: ${action.title}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          move.mutate({ actionId: action.id, state: as, outcome })
        }}
      >
        <Stack gap="md">
          <MarkdownBox
            label={as === 'done' ? 'What came of it' : 'Why'}
            placeholder={as === 'done' ? 'What is different now, and where it showed' : 'May stay empty'}
            readers={{ kind: 'both', who: first, where: 'in the development plan' }}
            rows={3}
            value={outcome}
            onChange={setOutcome}
            autoFocus
          />
          {move.error !== null && <ErrorNote error={move.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={move.isPending}>
              {as === 'done' ? 'Mark as done' : 'Drop action'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
