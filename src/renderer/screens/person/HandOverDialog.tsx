import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName, saveFile } from '../../components/format.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { orpc } from '../../rpc/client.ts'

/** What is in the file for a successor, and what never is. */
export function HandOverDialog({ person, onClose }: { readonly person: PersonDetail; readonly onClose: () => void }) {
  const first = firstName(person.name)
  const make = useMutation(
    orpc.sharing.handOver.mutationOptions({
      onSuccess: (file) => {
        saveFile(file)
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title={`Hand over ${person.name}`}>
      <Stack gap="md">
        <p>
          One readable file for whoever takes {first} over: job and its history, goals of the running cycle, open action items, agendas with
          their shared notes, shared notes and feedback, reviews that went out, the development plan, concerns that were said, improvement
          plans that went out.
        </p>
        <ReaderLine kind="both" text={`Only what you and ${first} share. Private notes, margins, drafts and assessments are never in it`} />
        <p className="c-2">The file is not sealed: whoever has it can read it.</p>
        {make.error !== null && <ErrorNote error={make.error} />}
        <Group gap={8}>
          <Button variant="filled" loading={make.isPending} onClick={() => make.mutate({ personId: person.id })}>
            Save the file
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
