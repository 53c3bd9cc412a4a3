import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import type { TemplateContent } from '../../../../shared/rules/library-content.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import classes from '../methods.module.css'

type Group = Extract<TemplateContent, { kind: 'questions' }>['groups'][number]

interface QuestionFieldsProps {
  readonly groups: readonly Group[]
  readonly onChange: (groups: readonly Group[]) => void
}

/** Groups of questions, one question per line. */
export function QuestionFields({ groups, onChange }: QuestionFieldsProps) {
  const set = (index: number, fields: Partial<Group>) =>
    onChange(groups.map((group, at) => (at === index ? { ...group, ...fields } : group)))
  return (
    <section className={classes.block}>
      <SectionHeading title="Questions" aside="one per line" />
      {groups.map((group, index) => (
        // When a group comes or goes, all begin anew.
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is known by its place while its name is being typed
        <div key={`${index} ${groups.length}`} className={classes.group}>
          <div className={classes.line}>
            <TextInput
              aria-label={`Name of group ${index + 1}`}
              maxLength={120}
              value={group.name}
              error={group.name.trim() === '' && 'A name is needed'}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove group ${group.name}`}
              onClick={() => onChange(groups.filter((_, at) => at !== index))}
            >
              <X size={16} />
            </ActionIcon>
          </div>
          <QuestionLines group={group} onChange={(questions) => set(index, { questions: [...questions] })} />
        </div>
      ))}
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Plus size={16} aria-hidden />}
        disabled={groups.length >= 40}
        onClick={() => onChange([...groups, { name: 'New group', questions: [] }])}
      >
        Add group
      </Button>
    </section>
  )
}

interface QuestionLinesProps {
  readonly group: Group
  readonly onChange: (questions: readonly string[]) => void
}

function QuestionLines({ group, onChange }: QuestionLinesProps) {
  return (
    <Textarea
      aria-label={`Questions of ${group.name}`}
      className={classes.questions ?? ''}
      autosize
      minRows={2}
      defaultValue={group.questions.join('\n')}
      onChange={(event) => {
        const lines = event.currentTarget.value.split('\n').map((line) => line.trim().slice(0, 300))
        onChange(lines.filter((line) => line !== '').slice(0, 200))
      }}
    />
  )
}
