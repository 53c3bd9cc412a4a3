import { Button, Menu } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ListChecks, MessageCircleQuestion } from 'lucide-react'
import { useState } from 'react'
import type { OneToOneId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { QuestionPicker } from '../../library/QuestionPicker.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './one-to-ones.module.css'

/** At most so many items are put on an agenda at once. */
const MOST = 40

/** On an empty agenda: begin with the items of a template, or with questions chosen one by one. One undo takes them all off again. */
export function AgendaTemplates({ oneToOneId }: { readonly oneToOneId: OneToOneId }) {
  const templates = useQuery(orpc.library.templates.queryOptions())
  const add = useMutation(orpc.coaching.addAgendaItems.mutationOptions({ onSuccess: changed }))
  const [choosing, setChoosing] = useState(false)
  const agendas = (templates.data ?? []).flatMap(({ key, name, content }) =>
    content.kind === 'agenda' && content.items.length > 0 ? [{ key, name, items: content.items }] : [],
  )
  return (
    <div className={classes.template}>
      <span className="c-2">The agenda is empty.</span>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" leftSection={<ListChecks size={14} aria-hidden />} loading={add.isPending}>
            Use a template
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {agendas.map(({ key, name, items }) => (
            <Menu.Item key={key} onClick={() => add.mutate({ oneToOneId, items: [...items] })}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" leftSection={<MessageCircleQuestion size={14} aria-hidden />} onClick={() => setChoosing(true)}>
        Choose questions
      </Button>
      {choosing && (
        <QuestionPicker
          title="Questions for the agenda"
          most={MOST}
          busy={add.isPending}
          onPick={(questions) =>
            add.mutate(
              { oneToOneId, items: questions.map((title) => ({ title, raisedBy: 'manager' as const })) },
              { onSuccess: () => setChoosing(false) },
            )
          }
          onClose={() => setChoosing(false)}
        />
      )}
      {add.error !== null && <ErrorNote error={add.error} />}
    </div>
  )
}
