import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { TemplateRow } from '../../../../shared/contract/library-methods.ts'
import type { TemplateKind } from '../../../../shared/rules/library-content.ts'
import { ErrorNote } from '../../../components/ErrorNote.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { changed } from '../../../rpc/changed.ts'
import { orpc } from '../../../rpc/client.ts'
import classes from '../methods.module.css'
import { useOpenItem } from '../use-open-item.ts'
import { KINDS, kindWords, templateFacts } from './template-words.ts'

/** What a new template of each kind begins as. */
const startsFrom: Readonly<Record<TemplateKind, string>> = {
  cycle: 'annual-cycle',
  form: 'annual-form',
  agenda: 'weekly-agenda',
  questions: 'feedback-questions',
}

/** Templates by kind, one's own before those that ship. */
export function TemplateList({ templates }: { readonly templates: readonly TemplateRow[] }) {
  const open = useOpenItem('templates')
  const create = useMutation(
    orpc.library.createTemplate.mutationOptions({
      onSuccess: ({ templateId, change }) => {
        changed(change)
        open(templateId)
      },
    }),
  )
  return (
    <>
      <div className={classes.top}>
        <p>
          What cycles, reviews and one-to-ones start from. What has started keeps its copy: changing a template changes no running review.
        </p>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="filled" leftSection={<Plus size={16} aria-hidden />} loading={create.isPending}>
              New template
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {KINDS.map((kind) => (
              <Menu.Item key={kind} onClick={() => create.mutate({ copyOf: startsFrom[kind] })}>
                {kindWords[kind].one}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {create.error !== null && <ErrorNote error={create.error} />}
      {KINDS.map((kind) => (
        <section key={kind} className={classes.block}>
          <SectionHeading title={kindWords[kind].title} aside={kindWords[kind].about} />
          <ul>
            {templates
              .filter(({ content }) => content.kind === kind)
              .map((template) => (
                <Row key={template.key} template={template} onCopy={() => create.mutate({ copyOf: template.key })} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Row({ template, onCopy }: { readonly template: TemplateRow; readonly onCopy: () => void }) {
  return (
    <li className={classes.row}>
      <div>
        <Link to="/library/$section/$itemId" params={{ section: 'templates', itemId: template.key }} className="t-name">
          {template.name}
        </Link>
        {template.description !== '' && <p>{template.description}</p>}
      </div>
      <span className={classes.facts}>
        <span>{templateFacts(template)}</span>
        {template.id === null ? (
          <Button size="sm" aria-label={`Copy to change: ${template.name}`} onClick={onCopy}>
            Copy to change
          </Button>
        ) : (
          <span className="w-label">own</span>
        )}
      </span>
    </li>
  )
}
