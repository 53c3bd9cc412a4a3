import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { MOST_QUESTIONS } from '../../../shared/rules/feedback-document.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { orpc } from '../../rpc/client.ts'
import classes from './feedback.module.css'
import { keyed, type RequestDraft } from './request-draft.ts'

interface QuestionFieldsProps {
  readonly draft: RequestDraft
  readonly onChange: (change: Partial<RequestDraft>) => void
}

/** The questions, written or taken over from a question set of the library. */
export function QuestionFields({ draft, onChange }: QuestionFieldsProps) {
  const { questions } = draft
  const change = (key: number, text: string) => onChange({ questions: questions.map((each) => (each.key === key ? { key, text } : each)) })
  const add = () => onChange({ questions: [...questions, { key: Math.max(-1, ...questions.map(({ key }) => key)) + 1, text: '' }] })
  return (
    <fieldset className="bare">
      <legend className="t-section">Questions</legend>
      <QuestionSets onTake={(texts) => onChange({ questions: keyed(texts.slice(0, MOST_QUESTIONS)) })} />
      <ol className={classes.questions}>
        {questions.map(({ key, text }, index) => (
          <li key={key} className={classes.question}>
            <span className="c-2 num">{index + 1}</span>
            <TextInput
              aria-label={`Question ${index + 1}`}
              aria-describedby="question-readers"
              maxLength={300}
              value={text}
              onChange={(event) => change(key, event.currentTarget.value)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={`Remove question ${index + 1}`}
              disabled={questions.length === 1}
              onClick={() => onChange({ questions: questions.filter((each) => each.key !== key) })}
            >
              <X size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <div className={classes.foot}>
        <Button size="sm" leftSection={<Plus size={14} aria-hidden="true" />} disabled={questions.length >= MOST_QUESTIONS} onClick={add}>
          Add a question
        </Button>
        <ReaderLine id="question-readers" kind="package" text="Goes to everybody who is asked" />
      </div>
    </fieldset>
  )
}

function QuestionSets({ onTake }: { readonly onTake: (texts: readonly string[]) => void }) {
  const templates = useQuery(orpc.library.templates.queryOptions())
  const groups = (templates.data ?? []).flatMap(({ name: set, content }) =>
    content.kind === 'questions' ? content.groups.map((group) => ({ set, name: group.name, questions: group.questions })) : [],
  )
  const options = groups.map(({ name }, index) => ({ value: String(index), label: name }))
  const bySet = [...Map.groupBy(options, ({ value }) => groups[Number(value)]?.set ?? '')].map(([group, items]) => ({ group, items }))
  return (
    <Select
      label="From a question set of the library"
      placeholder="Takes the place of the questions below"
      searchable
      limit={60}
      openOnFocus={false}
      data={bySet}
      value={null}
      onChange={(value) => value !== null && onTake(groups[Number(value)]?.questions ?? [])}
    />
  )
}
