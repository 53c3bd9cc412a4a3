import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Change } from '../../../../shared/contract/base.ts'
import type { ConcernDraftFields } from '../../../../shared/contract/concerns.ts'
import { addDays, type IsoDate } from '../../../../shared/kernel/dates.ts'
import type { ConcernDraftId } from '../../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { Markdown } from '../../../components/Markdown.tsx'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { MarkdownBox } from '../../../editor/MarkdownBox.tsx'
import { orpc } from '../../../rpc/client.ts'
import classes from './concerns.module.css'

interface SayDialogProps {
  readonly draftId: ConcernDraftId
  readonly fields: ConcernDraftFields
  readonly first: string
  readonly today: IsoDate
  readonly onSaid: (change: Change) => void
  readonly onClose: () => void
}

const LINES = [
  ['facts', 'Facts'],
  ['standard', 'What the job asks'],
  ['impact', 'What it leads to'],
  ['support', 'What would help'],
] as const

/** Exactly what becomes a record of both sides, when it was said, and what was agreed. */
export function SayDialog({ draftId, fields, first, today, onSaid, onClose }: SayDialogProps) {
  const [saidOn, setSaidOn] = useState(today)
  const [agreed, setAgreed] = useState('')
  const [followUpOn, setFollowUpOn] = useState(addDays(today, 14))
  const say = useMutation(
    orpc.concerns.say.mutationOptions({
      onSuccess: ({ change }) => {
        onClose()
        onSaid(change)
      },
    }),
  )
  const { thoughts: _, ...said } = fields
  return (
    <Modal opened onClose={onClose} title={`Said to ${first}`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          say.mutate({ draftId, said, saidOn, agreed, followUpOn: followUpOn === '' ? null : followUpOn })
        }}
      >
        <Stack gap="md">
          <div className={classes.shared}>
            <ReaderLine kind="both" who={first} text={`What ${first} and you will both have on record`} />
            <p className="w-strong">{fields.title}</p>
            <dl className={classes.facts}>
              {LINES.filter(([part]) => fields[part].trim() !== '').map(([part, label]) => (
                <div key={part} style={{ display: 'contents' }}>
                  <dt>{label}</dt>
                  <dd>
                    <Markdown text={fields[part]} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
          <MarkdownBox
            label="What was agreed"
            placeholder="Who does what, and what support is given"
            readers={{ kind: 'both', who: first }}
            value={agreed}
            onChange={setAgreed}
            autoFocus
          />
          <Group grow>
            <TextInput
              type="date"
              label="Said on"
              required
              withAsterisk={false}
              max={today}
              value={saidOn}
              onChange={(event) => setSaidOn(event.currentTarget.value)}
            />
            <TextInput type="date" label="Follow-up" value={followUpOn} onChange={(event) => setFollowUpOn(event.currentTarget.value)} />
          </Group>
          {fields.thoughts.trim() !== '' && <ReaderLine kind="only-you" text="Your own thoughts stay in this vault, read by nobody else" />}
          {say.error !== null && <ErrorNote error={say.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={say.isPending} disabled={saidOn === ''}>
              Put on record
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
