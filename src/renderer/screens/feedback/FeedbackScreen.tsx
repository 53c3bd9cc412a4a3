import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Award, ChevronDown, MailPlus, MessageSquarePlus, MessageSquareQuote } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Feedback } from '../../../shared/contract/feedback.ts'
import type { Recognition } from '../../../shared/contract/recognition.ts'
import type { PersonId } from '../../../shared/kernel/ids.ts'
import { ExportMenu } from '../../components/ExportMenu.tsx'
import { KindChip } from '../../components/FilterChip.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Recognise } from '../../feedback/Recognise.tsx'
import { type FeedbackStart, WriteFeedback } from '../../feedback/WriteFeedback.tsx'
import { orpc } from '../../rpc/client.ts'
import { QueryGate } from '../../rpc/QueryGate.tsx'
import { useListView } from '../../rpc/use-list-view.ts'
import { AskedList, FeedbackList, RecognitionList } from './FeedbackLists.tsx'
import classes from './feedback.module.css'
import { feedbackSheet, inView, recognitionSheet, requestSheet, VIEWS, type View } from './feedback-views.ts'

type Writing =
  | { readonly kind: 'feedback'; readonly feedback: Feedback | FeedbackStart }
  | { readonly kind: 'recognition'; readonly recognition: Recognition | { readonly personId: PersonId | null } }

/** What was asked for, given and received across people, and who was recognised. */
export function FeedbackScreen() {
  const feedback = useQuery(orpc.feedback.list.queryOptions({ input: { personId: null } }))
  const requests = useQuery(orpc.feedback.requests.queryOptions({ input: { personId: null } }))
  const recognitions = useQuery(orpc.feedback.recognitions.queryOptions({ input: { personId: null } }))
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const own = workspace.data?.ownPersonId ?? null
  const [writing, setWriting] = useState<Writing | null>(null)
  const { view = 'asked' } = useSearch({ strict: false }) as { readonly view?: View }
  const navigate = useNavigate()
  const go = (search: object, replace = false) => void navigate({ to: '/feedback', search, replace })
  useListView({ list: 'feedback', search: view === 'asked' ? {} : { view }, go })
  const sheet = useCallback(() => {
    if (view === 'asked') return requestSheet(requests.data ?? [])
    return view === 'recognition' ? recognitionSheet(recognitions.data ?? []) : feedbackSheet((feedback.data ?? []).filter(inView(view)))
  }, [view, feedback.data, requests.data, recognitions.data])
  const counts: Readonly<Record<View, number | undefined>> = {
    asked: requests.data?.length,
    given: feedback.data?.filter(inView('given')).length,
    others: feedback.data?.filter(inView('others')).length,
    received: feedback.data?.filter(inView('received')).length,
    recognition: recognitions.data?.length,
  }
  const edit = (each: Feedback) => setWriting({ kind: 'feedback', feedback: each })
  return (
    <div className="page">
      <PageHeader
        title="Feedback"
        actions={
          <>
            <ExportMenu listed={sheet} />
            <WriteMenu own={own} onWrite={setWriting} />
            <Button variant="filled" component={Link} to="/feedback/ask" leftSection={<MessageSquareQuote size={16} aria-hidden="true" />}>
              Ask for feedback
            </Button>
          </>
        }
      >
        Asked for, given and received, and recognition in the moment.
      </PageHeader>
      <div className={classes.chips}>
        {VIEWS.map(({ key, label }) => (
          <KindChip
            key={key}
            selected={view === key}
            {...(counts[key] === undefined ? {} : { count: counts[key] })}
            onClick={() => go(key === 'asked' ? {} : { view: key })}
          >
            {label}
          </KindChip>
        ))}
      </div>
      {view === 'asked' && <QueryGate query={requests}>{(all) => <AskedList requests={all} />}</QueryGate>}
      {view === 'recognition' && (
        <QueryGate query={recognitions}>
          {(all) => <RecognitionList recognitions={all} onWrite={(recognition) => setWriting({ kind: 'recognition', recognition })} />}
        </QueryGate>
      )}
      {view !== 'asked' && view !== 'recognition' && (
        <QueryGate query={feedback}>
          {(all) => <FeedbackList view={view} feedback={all.filter(inView(view))} known={own !== null} onEdit={edit} />}
        </QueryGate>
      )}
      {writing?.kind === 'feedback' && <WriteFeedback feedback={writing.feedback} onClose={() => setWriting(null)} />}
      {writing?.kind === 'recognition' && <Recognise recognition={writing.recognition} onClose={() => setWriting(null)} />}
    </div>
  )
}

function WriteMenu({ own, onWrite }: { readonly own: PersonId | null; readonly onWrite: (writing: Writing) => void }) {
  const write = (feedback: FeedbackStart) => onWrite({ kind: 'feedback', feedback })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<ChevronDown size={14} aria-hidden="true" />}>Write</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<MessageSquarePlus size={16} aria-hidden="true" />}
          onClick={() => write({ direction: 'downward', ...(own === null ? {} : { giverId: own }) })}
        >
          Feedback given
        </Menu.Item>
        {own !== null && (
          <Menu.Item leftSection={<MailPlus size={16} aria-hidden="true" />} onClick={() => write({ direction: 'upward', personId: own })}>
            Feedback received
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<Award size={16} aria-hidden="true" />}
          onClick={() => onWrite({ kind: 'recognition', recognition: { personId: null } })}
        >
          Recognition
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
