import { Button, Menu } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import type { OneToOneId } from '../../../shared/kernel/ids.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './one-to-ones.module.css'

/** On an empty agenda: begin with the items of a template. One undo takes them all off again. */
export function AgendaTemplates({ oneToOneId }: { readonly oneToOneId: OneToOneId }) {
  const templates = useQuery(orpc.library.templates.queryOptions())
  const add = useMutation(orpc.coaching.addAgendaItems.mutationOptions({ onSuccess: changed }))
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
      {add.error !== null && <ErrorNote error={add.error} />}
    </div>
  )
}
