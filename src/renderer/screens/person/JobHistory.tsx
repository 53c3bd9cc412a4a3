import { ActionIcon, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { CalendarCog } from 'lucide-react'
import { useState } from 'react'
import type { PersonDetail } from '../../../shared/contract/people.ts'
import type { PersonEventRow } from '../../../shared/contract/people-changes.ts'
import { eventWord } from '../../components/change-words.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { formatFullDate, todayIso } from '../../components/format.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './history.module.css'

/** What of a person's work changed, from when and why; newest first, down to the hiring. */
export function JobHistory({ person }: { readonly person: PersonDetail }) {
  const history = useQuery(orpc.people.history.queryOptions({ input: { personId: person.id } }))
  const [mending, setMending] = useState<PersonEventRow | null>(null)
  return (
    <section className={classes.history} aria-label="History of the job">
      <SectionHeading title="History" />
      <QueryGate query={history}>
        {(events) =>
          events.length === 0 && person.hiredOn === null ? (
            <p className="c-2">No change is on record. A job, manager or unit changed here or by an import appears with its day.</p>
          ) : (
            <ol className={classes.list}>
              {events.map((event) => (
                <Entry key={event.id} event={event} onMend={() => setMending(event)} />
              ))}
              {person.hiredOn !== null && (
                <li className={classes.row}>
                  <time dateTime={person.hiredOn}>{formatFullDate(person.hiredOn)}</time>
                  <span className="w-strong">Hired</span>
                </li>
              )}
            </ol>
          )
        }
      </QueryGate>
      {mending !== null && <MendDate event={mending} onClose={() => setMending(null)} />}
    </section>
  )
}

function said({ kind, from, to }: PersonEventRow): string {
  if (kind === 'left' || kind === 'returned') return ''
  return `${from ?? 'none'} → ${to ?? 'none'}`
}

function Entry({ event, onMend }: { readonly event: PersonEventRow; readonly onMend: () => void }) {
  const word = eventWord(event.kind)
  return (
    <li className={classes.row}>
      <time dateTime={event.on}>{formatFullDate(event.on)}</time>
      <div>
        <span className="w-strong">{word}</span> {said(event)}
        {event.reason !== '' && <p className="c-2">{event.reason}</p>}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={`Mend the date: ${word}, ${formatFullDate(event.on)}`}
        onClick={onMend}
      >
        <CalendarCog size={16} />
      </ActionIcon>
    </li>
  )
}

function MendDate({ event, onClose }: { readonly event: PersonEventRow; readonly onClose: () => void }) {
  const [on, setOn] = useState(event.on)
  const [reason, setReason] = useState(event.reason)
  const redate = useMutation(
    orpc.people.redate.mutationOptions({
      onSuccess: (change) => {
        changed(change)
        onClose()
      },
    }),
  )
  return (
    <Modal opened onClose={onClose} title={`Mend the date: ${eventWord(event.kind)}`}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault()
          redate.mutate({ eventId: event.id, on, reason })
        }}
      >
        <Stack gap="md">
          <p className="c-2">
            {said(event) === '' ? 'What happened stays' : `${said(event)} stays`}; only the day and the reason are mended.
          </p>
          <TextInput
            type="date"
            label={event.kind === 'left' ? 'Last day' : 'From'}
            data-autofocus
            max={todayIso()}
            value={on}
            onChange={(change) => setOn(change.currentTarget.value)}
          />
          <TextInput label="Why" maxLength={2000} value={reason} onChange={(change) => setReason(change.currentTarget.value)} />
          {redate.error !== null && <ErrorNote error={redate.error} />}
          <Group gap={8}>
            <Button type="submit" variant="filled" disabled={on === ''} loading={redate.isPending}>
              Save date
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
