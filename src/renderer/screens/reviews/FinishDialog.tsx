import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Review } from '../../../shared/contract/reviewing.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName } from '../../components/format.ts'
import { changed } from '../../rpc/changed.ts'
import { rpc } from '../../rpc/client.ts'

/** One of the three things that ask first: the manager's signature. */
export function FinishDialog({ review, onClose }: { readonly review: Review; readonly onClose: () => void }) {
  const [fullName, setFullName] = useState(review.reviewer)
  const [error, setError] = useState<unknown>(null)
  const sign = async () => {
    try {
      changed(await rpc.reviewing.finish({ reviewId: review.id, fullName }))
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  const { unrated } = review.score
  return (
    <Modal opened onClose={onClose} title="Finish and sign this review">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void sign()
        }}
      >
        <Stack gap="md">
          <p>
            The signature says that this is the reviewer’s judgement. Until a package of it is saved, it can go back to writing.{' '}
            {firstName(review.person.name)} answers with a signature too, agreeing or not.
          </p>
          {unrated > 0 && (
            <p className="c-advice">
              {unrated === 1 ? 'One item has' : `${unrated} items have`} no rating. They are left out, not counted as zero.
            </p>
          )}
          <TextInput
            label="Full name of the reviewer"
            value={fullName}
            onChange={(event) => setFullName(event.currentTarget.value)}
            data-autofocus
          />
          {error !== null && <ErrorNote error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={fullName.trim() === ''}>
              Sign review
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
