import { Select, Textarea, TextInput } from '@mantine/core'
import { type Goal, GoalKind } from '../../../shared/contract/planning.ts'
import type { IsoDate } from '../../../shared/kernel/dates.ts'
import { goalKindWords } from '../../components/goal-words.ts'
import { Markdown } from '../../components/Markdown.tsx'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { MarkdownBox } from '../../editor/MarkdownBox.tsx'
import classes from './panel.module.css'

/** What of a goal is written in the panel and saves as typed. */
export type GoalText = Pick<Goal, 'title' | 'outcome' | 'kind' | 'dueOn'>

interface GoalFieldsProps {
  readonly text: GoalText
  readonly first: string
  readonly locked: boolean
  readonly onChange: (text: GoalText) => void
}

const kinds = GoalKind.options.map((kind) => ({ value: kind, label: goalKindWords[kind] }))

/** Title, kind, due day, and what will be true at the end. */
export function GoalFields({ text, first, locked, onChange }: GoalFieldsProps) {
  const setDue = (dueOn: IsoDate) => dueOn !== '' && onChange({ ...text, dueOn })
  return (
    <div className={classes.fields}>
      <Textarea
        classNames={{ input: classes.titleInput ?? '' }}
        autosize
        minRows={1}
        aria-label="Title of the goal"
        aria-describedby="goal-readers"
        readOnly={locked}
        maxLength={300}
        value={text.title}
        error={text.title.trim() === '' && 'A title is needed; the last one is kept'}
        onChange={(event) => onChange({ ...text, title: event.currentTarget.value.replaceAll('\n', ' ') })}
      />
      {locked ? (
        <div>
          <span className="t-label">What will be true at the end</span>
          <Markdown text={text.outcome === '' ? '–' : text.outcome} />
        </div>
      ) : (
        <MarkdownBox
          label="What will be true at the end"
          describedBy="goal-readers"
          rows={3}
          value={text.outcome}
          onChange={(outcome) => onChange({ ...text, outcome })}
        />
      )}
      <ReaderLine id="goal-readers" kind="both" text={`You and ${first}, once sent`} />
      <div className={classes.pair}>
        <Select
          label="Kind"
          data={kinds}
          value={text.kind}
          allowDeselect={false}
          readOnly={locked}
          onChange={(kind) => kind !== null && onChange({ ...text, kind: GoalKind.parse(kind) })}
        />
        <TextInput type="date" label="Due" readOnly={locked} value={text.dueOn} onChange={(event) => setDue(event.currentTarget.value)} />
      </div>
    </div>
  )
}
