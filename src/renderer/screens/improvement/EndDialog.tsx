import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImprovementPlan, PlanOutcome } from '../../../shared/contract/concerns-improvement.ts'
import type { PlanContent } from '../../../shared/rules/improvement-plan.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { todayIso } from '../../components/format.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { OUTCOMES } from './plan-words.ts'

interface EndDialogProps {
  readonly plan: ImprovementPlan
  readonly content: PlanContent
  readonly first: string
  readonly onClose: () => void
}

/** A plan ends in one of the ways fixed before it began; their words stand beside each. */
export function EndDialog({ plan, content, first, onClose }: EndDialogProps) {
  const [outcome, setOutcome] = useState<PlanOutcome>('success')
  const [note, setNote] = useState('')
  const fixed: Readonly<Record<PlanOutcome, string>> = {
    success: content.onSuccess,
    extension: content.onExtension,
    ending: content.onEnding,
  }
  const end = useMutation(
    orpc.concerns.endPlan.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title="End the plan" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          end.mutate({ planId: plan.id, outcome, note, on: todayIso() })
        }}
      >
        <Stack gap="md">
          <Radio.Group label="How it ended" value={outcome} onChange={(value) => setOutcome(value as PlanOutcome)}>
            <Stack gap="sm" mt={8}>
              {(['success', 'extension', 'ending'] as const).map((value) => (
                <Radio key={value} value={value} label={OUTCOMES[value]} description={fixed[value]} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label="One sentence"
            placeholder="May stay empty"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            description={<ReaderLine kind="both" who={first} text={`You and ${first}, on record; no package carries it yet`} />}
          />
          {end.error !== null && <ErrorNote error={end.error} />}
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={end.isPending}>
              End plan
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
