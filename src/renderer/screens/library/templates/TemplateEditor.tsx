import { Button, NumberInput, TextInput } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { TemplateRow } from '../../../../shared/contract/library-methods.ts'
import type { TemplateId } from '../../../../shared/kernel/ids.ts'
import { LONGEST } from '../../../../shared/kernel/longest.ts'
import type { PhaseShares, TemplateContent } from '../../../../shared/rules/library-content.ts'
import { ReaderLine } from '../../../components/ReaderLine.tsx'
import { SavedIndicator } from '../../../components/SavedIndicator.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextBox } from '../../../components/TextBox.tsx'
import { useAutosave } from '../../../components/use-autosave.ts'
import { LicenceText } from '../../../library/LicenceText.tsx'
import { ReviewFormFields } from '../../../library/ReviewFormFields.tsx'
import { changed } from '../../../rpc/changed.ts'
import { rpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { AgendaFields } from './AgendaFields.tsx'
import { PHASES, PhaseBar } from './PhaseBar.tsx'
import { QuestionFields } from './QuestionFields.tsx'
import { hasEmptyLine, kindWords } from './template-words.ts'

interface TemplateEditorProps {
  readonly id: TemplateId
  readonly template: TemplateRow
}

/** A template of one's own; it saves by itself. */
export function TemplateEditor({ id, template: { name, description, content, notice } }: TemplateEditorProps) {
  const draft = useAutosave(
    { name, description, content },
    async (template) => {
      const saved = await rpc.library.updateTemplate({ templateId: id, template })
      changed()
      return saved
    },
    ({ name, content }) => name.trim() !== '' && !hasEmptyLine(content),
  )
  const set = (fields: Partial<typeof draft.value>) => draft.change({ ...draft.value, ...fields })
  const reader = useId()
  const blur = () => void draft.flush()
  return (
    <>
      <div className={classes.headline}>
        <h2 className="t-section">{draft.value.name || 'Template without a name'}</h2>
        <RemoveTemplate id={id} />
      </div>
      <p className={classes.about}>{kindWords[content.kind].one}. What has started from it keeps its own copy.</p>
      {notice !== '' && (
        <p className={classes.notice}>
          Of the original: {notice} This copy may say otherwise. <LicenceText notice={notice} />
        </p>
      )}
      <div className={classes.fields}>
        <TextInput
          label="Name"
          maxLength={120}
          value={draft.value.name}
          error={draft.value.name.trim() === '' && 'A name is needed'}
          aria-describedby={reader}
          onChange={(event) => set({ name: event.currentTarget.value })}
          onBlur={blur}
        />
        <TextBox
          label="Description"
          autosize
          minRows={1}
          longest={LONGEST.reason}
          value={draft.value.description}
          aria-describedby={reader}
          onChange={(event) => set({ description: event.currentTarget.value })}
          onBlur={blur}
        />
      </div>
      <div className={classes.status}>
        {hasEmptyLine(draft.value.content) && <span className="c-2">A line is empty; it is saved once it holds words.</span>}
        <ReaderLine
          kind="both"
          id={reader}
          text={content.kind === 'questions' ? 'Both sides, when a question is asked' : 'Both sides, once it is used'}
        />
        <SavedIndicator state={draft.state} onRetry={blur} />
      </div>
      <Content content={draft.value.content} onChange={(next) => set({ content: next })} />
    </>
  )
}

function RemoveTemplate({ id }: { readonly id: TemplateId }) {
  const open = useOpenItem('templates')
  const remove = async () => {
    changed(await rpc.library.removeTemplate({ templateId: id }))
    open(null)
  }
  return (
    <Button leftSection={<Trash2 size={16} aria-hidden />} onClick={() => void remove()}>
      Remove template
    </Button>
  )
}

interface ContentProps {
  readonly content: TemplateContent
  readonly onChange: (content: TemplateContent) => void
}

function Content({ content, onChange }: ContentProps) {
  switch (content.kind) {
    case 'cycle':
      return (
        <>
          <section className={classes.block}>
            <SectionHeading title="Phases" aside="how long each is in relation to the others" />
            <Shares shares={content.shares} onChange={(shares) => onChange({ ...content, shares })} />
          </section>
          <section className={classes.block}>
            <SectionHeading title="Review form" aside="frozen into a cycle at launch" />
            <ReviewFormFields form={content.form} onChange={(form) => onChange({ ...content, form })} />
          </section>
        </>
      )
    case 'form':
      return (
        <section className={classes.block}>
          <SectionHeading title="Review form" />
          <ReviewFormFields form={content.form} onChange={(form) => onChange({ ...content, form })} />
        </section>
      )
    case 'agenda':
      return <AgendaFields items={content.items} onChange={(items) => onChange({ ...content, items: [...items] })} />
    case 'questions':
      return <QuestionFields groups={content.groups} onChange={(groups) => onChange({ ...content, groups: [...groups] })} />
  }
}

function Shares({ shares, onChange }: { readonly shares: PhaseShares; readonly onChange: (shares: PhaseShares) => void }) {
  return (
    <>
      <div className={classes.shares}>
        {PHASES.map(([phase, name]) => (
          <NumberInput
            key={phase}
            label={name}
            min={1}
            max={1000}
            allowDecimal={false}
            value={shares[phase]}
            onChange={(value) => typeof value === 'number' && value >= 1 && onChange({ ...shares, [phase]: value })}
          />
        ))}
      </div>
      <PhaseBar shares={shares} />
    </>
  )
}
