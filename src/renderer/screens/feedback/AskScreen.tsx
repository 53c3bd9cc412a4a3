import { Button, MultiSelect, Radio, SegmentedControl, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { FeedbackRequestId, PersonId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { firstName, todayIso } from '../../components/format.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Picker } from '../../components/Picker.tsx'
import { Warning } from '../../components/Warning.tsx'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import { DIRECTION_WORDS, SHAPE_WORDS } from '../../feedback/feedback-words.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { usePeopleOptions } from '../../rpc/people-options.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import classes from './feedback.module.css'
import { QuestionFields } from './QuestionFields.tsx'
import { blankRequest, draftFrom, missingFrom, type RequestDraft, requestInput } from './request-draft.ts'

/** A request from its first to its last choice; its files are made on the next page. */
export function AskScreen() {
  const { about, request: id } = useSearch({ strict: false }) as { readonly about?: string; readonly request?: string }
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const request = useQuery({
    ...orpc.feedback.request.queryOptions({ input: { requestId: (id ?? '') as FeedbackRequestId } }),
    enabled: id !== undefined,
  })
  return (
    <div className="page">
      <PageHeader title={id === undefined ? 'Ask for feedback' : 'Edit the request'}>
        A few questions as one file. It opens in any browser, without the app.
      </PageHeader>
      {id === undefined ? (
        <QueryGate query={workspace}>
          {({ ownPersonId }) => <AskForm start={blankRequest(about ?? null, ownPersonId)} own={ownPersonId} requestId={null} />}
        </QueryGate>
      ) : (
        <QueryGate query={request}>
          {(found) => <AskForm start={draftFrom(found)} own={workspace.data?.ownPersonId ?? null} requestId={found.id} />}
        </QueryGate>
      )}
    </div>
  )
}

interface AskFormProps {
  readonly start: RequestDraft
  readonly own: PersonId | null
  readonly requestId: FeedbackRequestId | null
}

function AskForm({ start, own, requestId }: AskFormProps) {
  const [draft, setDraft] = useState(start)
  const [asked, setAsked] = useState(false)
  const navigate = useNavigate()
  const router = useRouter()
  const set = (change: Partial<RequestDraft>) => setDraft((before) => ({ ...before, ...change }))
  const missing = missingFrom(draft)
  const save = useMutation({
    mutationFn: () => rpc.feedback.ask(requestInput(draft, requestId)),
    onSuccess: async (saved) => {
      await navigate({ to: '/feedback/$requestId', params: { requestId: saved.requestId }, replace: true })
      changed(saved.change)
    },
  })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (missing === null) save.mutate()
      }}
    >
      <AboutFields draft={draft} own={own} onChange={set} />
      <WhoFields draft={draft} onChange={set} />
      <QuestionFields draft={draft} onChange={set} />
      <WordFields draft={draft} onChange={set} />
      {asked && missing !== null && (
        <p className="c-danger" role="alert">
          {missing}
        </p>
      )}
      {save.error !== null && <ErrorNote error={save.error} />}
      <div className={classes.foot}>
        <Button type="submit" variant="filled" size="md" loading={save.isPending}>
          {requestId === null ? 'Draw up the request' : 'Keep changes'}
        </Button>
        <Button size="md" onClick={() => router.history.back()}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

export interface PartProps {
  readonly draft: RequestDraft
  readonly onChange: (change: Partial<RequestDraft>) => void
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="bare">
      <legend className="t-section">{title}</legend>
      {children}
    </fieldset>
  )
}

function AboutFields({ draft, own, onChange }: PartProps & { readonly own: PersonId | null }) {
  const { options = [], nameOf } = usePeopleOptions('active')
  const people = useMemo(
    () => options.map((person) => (person.value === own ? { ...person, label: `${person.label} (you)` } : person)),
    [options, own],
  )
  const about = draft.personId === own && own !== null ? 'you' : firstName(nameOf(draft.personId))
  return (
    <Part title="About whom">
      <Picker
        aria-label="About whom"
        limit={50}
        openOnFocus={false}
        data={people}
        value={draft.personId}
        onChange={(personId) =>
          onChange(
            personId === own && own !== null ? { personId, direction: 'upward', readers: 'only-you' } : { personId, direction: 'peer' },
          )
        }
      />
      <Select
        label="Direction"
        allowDeselect={false}
        data={Object.entries(DIRECTION_WORDS).map(([value, label]) => ({ value, label }))}
        value={draft.direction}
        onChange={(direction) => onChange({ direction: (direction ?? 'peer') as RequestDraft['direction'] })}
      />
      {about !== 'you' && (
        <Radio.Group
          label="Who reads the answers"
          value={draft.readers}
          onChange={(readers) => onChange({ readers: readers as RequestDraft['readers'] })}
        >
          <Stack gap={6} mt={4}>
            <Radio value="both" label={`${about === '' ? 'They' : about} and you. Can be cited in a review.`} />
            <Radio value="only-you" label="Only you. What is passed on, you write yourself." />
          </Stack>
        </Radio.Group>
      )}
    </Part>
  )
}

function WhoFields({ draft, onChange }: PartProps) {
  const { options = [] } = usePeopleOptions('active')
  const people = useMemo(
    () => options.filter(({ value }) => value !== draft.personId || draft.direction === 'self'),
    [options, draft.personId, draft.direction],
  )
  return (
    <Part title="Who is asked">
      <SegmentedControl
        aria-label="With or without names"
        value={draft.anonymous ? 'anonymous' : 'named'}
        onChange={(how) => onChange({ anonymous: how === 'anonymous' })}
        data={[
          { value: 'named', label: 'By name' },
          { value: 'anonymous', label: 'Without names' },
        ]}
      />
      <p className="c-2">
        {draft.anonymous
          ? 'One file for the whole group. No name is asked and nothing is signed. Answers are held until three are here, then read together, question by question, in no order.'
          : 'One file for each person. Each answer is signed and read with the name.'}
      </p>
      <MultiSelect
        label="People of this vault"
        searchable
        limit={50}
        data={people}
        value={[...draft.people]}
        onChange={(chosen) => onChange({ people: chosen })}
        nothingFoundMessage="No such name"
      />
      <TagsInput
        label="Others, by name"
        description="Enter after each name. They need nothing but a browser."
        value={[...draft.names]}
        onChange={(names) => onChange({ names })}
        maxLength={300}
      />
      {draft.anonymous && <Limits />}
    </Part>
  )
}

/** Said to whoever asks, before they promise it to others. */
function Limits() {
  return (
    <Warning fact="Nothing in the vault tells who wrote which answer, or when it came.">
      What the app cannot hide: a mail names its sender, so a shared folder is the better way back. The text itself may sound like somebody.
      And nobody can tell two files of one person from those of two.
    </Warning>
  )
}

function WordFields({ draft, onChange }: PartProps) {
  return (
    <Part title="How they answer">
      <Select
        label="Shape"
        description="Free text suits most; the other two help where answers tend to be verdicts."
        allowDeselect={false}
        data={Object.entries(SHAPE_WORDS).map(([value, label]) => ({ value, label }))}
        value={draft.shape}
        onChange={(shape) => onChange({ shape: (shape ?? 'free') as RequestDraft['shape'] })}
      />
      <MarkdownBox
        label="Words before the questions"
        placeholder="What it is for, and what will happen with the answers"
        readers={{ kind: 'package', text: 'Goes to everybody who is asked' }}
        value={draft.intro}
        onChange={(intro) => onChange({ intro })}
      />
      <TextInput
        type="date"
        label="Answers hoped for by"
        min={todayIso()}
        value={draft.answerBy ?? ''}
        onChange={(event) => onChange({ answerBy: event.currentTarget.value || null })}
        w={200}
      />
    </Part>
  )
}
