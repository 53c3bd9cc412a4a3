import { Button, Group, Menu, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import type { ListName, ListState, ListView } from '../../../shared/contract/list-views.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { changed } from '../../rpc/changed.ts'
import { orpc } from '../../rpc/client.ts'
import classes from './people.module.css'

interface ViewsMenuProps {
  readonly list: ListName
  readonly named: readonly ListView[]
  /** What saving would keep. */
  readonly now: ListState
  readonly onApply: (view: ListView) => void
}

/** The named views of a list: go to one, keep this one, rename and remove. */
export function ViewsMenu({ list, named, now, onApply }: ViewsMenuProps) {
  const [managing, setManaging] = useState(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="sm" leftSection={<Bookmark size={16} />}>
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {named.map((view) => (
            <Menu.Item key={view.id} onClick={() => onApply(view)}>
              {view.name}
            </Menu.Item>
          ))}
          {named.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setManaging(true)}>{named.length === 0 ? 'Save this view' : 'Save, rename or remove'}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {managing && (
        <Modal opened onClose={() => setManaging(false)} title="Views of this list">
          <SaveView list={list} now={now} onSaved={() => setManaging(false)} />
          {named.map((view) => (
            <OneView key={view.id} view={view} />
          ))}
        </Modal>
      )}
    </>
  )
}

function SaveView({ list, now, onSaved }: { readonly list: ListName; readonly now: ListState; readonly onSaved: () => void }) {
  const [name, setName] = useState('')
  const save = useMutation(
    orpc.workspace.saveListView.mutationOptions({
      onSuccess: ({ change }) => {
        changed(change)
        onSaved()
      },
    }),
  )
  return (
    <form
      className={classes.viewRow}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') save.mutate({ list, name, state: now })
      }}
    >
      <TextInput
        label="Name of this view"
        description="Filters, sort, columns and row height. A view of the same name is replaced."
        data-autofocus
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {save.error !== null && <ErrorNote error={save.error} />}
      <Group gap={8}>
        <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={save.isPending}>
          Save view
        </Button>
      </Group>
    </form>
  )
}

function OneView({ view }: { readonly view: ListView }) {
  const [name, setName] = useState(view.name)
  const rename = useMutation(orpc.workspace.renameListView.mutationOptions({ onSuccess: changed }))
  const remove = useMutation(orpc.workspace.removeListView.mutationOptions({ onSuccess: changed }))
  const error = rename.error ?? remove.error
  return (
    <form
      className={classes.viewRow}
      onSubmit={(event) => {
        event.preventDefault()
        rename.mutate({ viewId: view.id, name })
      }}
    >
      <TextInput
        aria-label={`Name of the view ${view.name}`}
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {error !== null && <ErrorNote error={error} />}
      <Group gap={8}>
        <Button type="submit" size="sm" disabled={name.trim() === '' || name.trim() === view.name} loading={rename.isPending}>
          Rename
        </Button>
        <Button
          size="sm"
          aria-label={`Remove the view ${view.name}`}
          loading={remove.isPending}
          onClick={() => remove.mutate({ viewId: view.id })}
        >
          Remove
        </Button>
      </Group>
    </form>
  )
}
