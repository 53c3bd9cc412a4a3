import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import type { TemplateRow } from '../../../../shared/contract/library-methods.ts'
import type { ReviewForm } from '../../../../shared/rules/review-form.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { count, formatPercent } from '../../../components/format.ts'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { LicenceText } from '../../../library/LicenceText.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { PhaseBar } from './PhaseBar.tsx'
import { kindWords } from './template-words.ts'

/** A template that ships: to read, and to copy. */
export function TemplateReading({ template }: { readonly template: TemplateRow }) {
  const open = useOpenItem('templates')
  const copy = useMutation(
    orpc.library.createTemplate.mutationOptions({
      onSuccess: ({ templateId, change }) => {
        changed(change)
        open(templateId)
      },
    }),
  )
  return (
    <>
      <div className={classes.headline}>
        <div>
          <h2 className="t-section">{template.name}</h2>
          <p className={classes.about}>
            {kindWords[template.content.kind].one}. {template.description}
          </p>
        </div>
        <Button
          variant="filled"
          leftSection={<Copy size={16} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate({ copyOf: template.key })}
        >
          Copy to change
        </Button>
      </div>
      {template.notice !== '' && (
        <p className={classes.notice}>
          {template.notice} <LicenceText notice={template.notice} />
        </p>
      )}
      {copy.error !== null && <ErrorNote error={copy.error} />}
      <Content content={template.content} />
    </>
  )
}

function Content({ content }: Pick<TemplateRow, 'content'>) {
  switch (content.kind) {
    case 'cycle':
      return (
        <>
          <PhaseBar shares={content.shares} />
          <Form form={content.form} />
        </>
      )
    case 'form':
      return <Form form={content.form} />
    case 'agenda':
      return (
        <ol className={classes.said}>
          {content.items.map((item) => (
            <li key={item.title} className={classes.line}>
              {item.title}
              <span className="c-2">{item.raisedBy === 'employee' ? 'theirs' : 'yours'}</span>
            </li>
          ))}
        </ol>
      )
    case 'questions':
      return (
        <>
          {content.groups.map((group) => (
            <section key={group.name} className={classes.said}>
              <SectionHeading title={group.name} note={group.questions.length} level={3} />
              <ul>
                {group.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )
  }
}

function Form({ form }: { readonly form: ReviewForm }) {
  return (
    <>
      <SectionHeading
        title={form.title}
        note={`goals ${formatPercent(form.goalsWeightBp)}, competencies ${formatPercent(form.competenciesWeightBp)}`}
        aside={`${form.scale.name}, ${count(form.scale.points.length, 'point')}`}
      />
      {form.competencies.length === 0 && <p className="c-2">No competency is rated.</p>}
      {form.competencies.map((competency) => (
        <section key={competency.key} className={classes.said}>
          <h4 className="t-heading">{competency.name}</h4>
          <p className={classes.about}>{competency.description}</p>
        </section>
      ))}
    </>
  )
}
