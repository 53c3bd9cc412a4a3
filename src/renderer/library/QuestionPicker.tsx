import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplateRow } from '../../shared/contract/library-methods.ts'
import { count } from '../components/format.ts'
import { ReaderLine } from '../components/ReaderLine.tsx'
import { orpc } from '../rpc/client.ts'
import classes from './picker.module.css'
import { type QuestionGroup, questionsWith } from './question-choice.ts'

interface QuestionPickerProps {
  /** What the questions go onto: "the agenda with Ana Ruiz". */
  readonly title: string
  /** At most so many at once. */
  readonly most: number
  readonly busy: boolean
  readonly onPick: (questions: readonly string[]) => void
  readonly onClose: () => void
}

/** Chooses questions one by one out of the question sets of the library. */
export function QuestionPicker({ title, most, busy, onPick, onClose }: QuestionPickerProps) {
  const templates = useQuery(orpc.library.templates.queryOptions())
  const [key, setKey] = useState<string | null>(null)
  const [text, setText] = useState('')
  // In the order of choosing: that is the order on the agenda.
  const [chosen, setChosen] = useState<readonly string[]>([])
  const sets = (templates.data ?? []).filter(isQuestionSet)
  const set = sets.find((each) => each.key === key) ?? sets[0]
  const groups = set === undefined ? [] : questionsWith(set.content.groups, text)
  const toggle = (question: string) =>
    setChosen(chosen.includes(question) ? chosen.filter((each) => each !== question) : [...chosen, question])
  return (
    <Modal opened onClose={onClose} title={title} size={720}>
      <div className={classes.fields}>
        <Select
          label="Question set"
          allowDeselect={false}
          data={sets.map(({ key: value, name: label }) => ({ value, label }))}
          value={set?.key ?? null}
          onChange={setKey}
        />
        <TextInput label="Find a question" data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </div>
      <QuestionList groups={groups} chosen={chosen} full={chosen.length >= most} onToggle={toggle} />
      {set !== undefined && set.notice !== '' && <p className={classes.notice}>{set.notice}</p>}
      <div className={classes.foot}>
        <ReaderLine kind="both" />
        <span className="c-2" role="status">
          {chosen.length === 0 ? 'None chosen yet' : `${count(chosen.length, 'question')} chosen`}
        </span>
        <Button variant="filled" disabled={chosen.length === 0} loading={busy} onClick={() => onPick(chosen)}>
          {chosen.length === 0 ? 'Add to the agenda' : `Add ${count(chosen.length, 'question')}`}
        </Button>
      </div>
    </Modal>
  )
}

type QuestionSet = TemplateRow & { readonly content: { readonly kind: 'questions' } }

function isQuestionSet(template: TemplateRow): template is QuestionSet {
  return template.content.kind === 'questions' && template.content.groups.some(({ questions }) => questions.length > 0)
}

interface QuestionListProps {
  readonly groups: readonly QuestionGroup[]
  readonly chosen: readonly string[]
  readonly full: boolean
  readonly onToggle: (question: string) => void
}

function QuestionList({ groups, chosen, full, onToggle }: QuestionListProps) {
  if (groups.length === 0) return <p className={classes.none}>No question holds these words.</p>
  return (
    // A region to scroll takes the keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody scrolls the list by key between its boxes
    <section className={classes.questions} aria-label="Questions" tabIndex={0}>
      {groups.map((group) => (
        <fieldset key={group.name} className={classes.group}>
          <legend>{group.name}</legend>
          {group.questions.map((question) => (
            <Checkbox
              key={question}
              label={question}
              checked={chosen.includes(question)}
              disabled={full && !chosen.includes(question)}
              onChange={() => onToggle(question)}
            />
          ))}
        </fieldset>
      ))}
    </section>
  )
}
