import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Review } from '../../../shared/contract/reviewing.ts'
import type { ReviewId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'

interface NewVersionDialogProps {
  readonly review: Review
  readonly onClose: () => void
  readonly onMade: (reviewId: ReviewId) => void
}

/** What was shared stays as it is; a correction is a new version that says what it replaces and why. */
export function NewVersionDialog({ review, onClose, onMade }: NewVersionDialogProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const make = async () => {
    try {
      const made = await rpc.reviewing.newVersion({ reviewId: review.id, reason })
      changed(made.change)
      onClose()
      onMade(made.reviewId)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`Correct version ${review.version} in a new one`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <Stack gap="md">
          <p>Version {review.version} stays on record as it was shared. The new version starts from its text and names it.</p>
          <TextInput
            label="Reason for the correction"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          {error !== null && <ErrorNote error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={reason.trim() === ''}>
              Start version {review.version + 1}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
