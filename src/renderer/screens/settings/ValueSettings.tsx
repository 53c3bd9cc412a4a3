import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { FirmValue } from '../../../shared/contract/recognition.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { Setting } from './Setting.tsx'
import classes from './settings.module.css'

/** What the firm holds to, in a few words each; recognition names one of them. */
export function ValueSettings() {
  const { data: values = [] } = useQuery(orpc.feedback.values.queryOptions())
  const [name, setName] = useState('')
  const add = async () => {
    if (name.trim() === '') return
    const { change } = await rpc.feedback.saveValue({ valueId: null, name: name.trim(), meaning: '' })
    setName('')
    changed(change)
  }
  return (
    <Setting
      name="Values"
      below={
        <div className={classes.values}>
          {values.map((value) => (
            <ValueRow key={value.id} value={value} />
          ))}
          <form
            className={classes.value}
            onSubmit={(event) => {
              event.preventDefault()
              void add()
            }}
          >
            <TextInput
              aria-label="Another value"
              placeholder="Another value"
              aria-describedby="values-reader"
              maxLength={300}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" size="sm" leftSection={<Plus size={14} aria-hidden="true" />} disabled={name.trim() === ''}>
              Add value
            </Button>
          </form>
          <ReaderLine kind="both" id="values-reader" text="Named in recognition, which both sides read" />
        </div>
      }
    >
      What the firm or team holds to. Recognition can say which of them it is for.
    </Setting>
  )
}

function ValueRow({ value }: { readonly value: FirmValue }) {
  const name = useAutosave(value.name, async (text) => {
    if (text.trim() === '') return { savedAt: Date.now() }
    const saved = await rpc.feedback.saveValue({ valueId: value.id, name: text.trim(), meaning: value.meaning })
    changed()
    return saved
  })
  return (
    <div className={classes.value}>
      <TextInput
        aria-label={`Value ${value.name}`}
        maxLength={300}
        value={name.value}
        error={name.value.trim() === '' ? 'A name is needed' : undefined}
        onChange={(event) => name.change(event.currentTarget.value)}
        onBlur={() => void name.flush()}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={`Remove value ${value.name}`}
        onClick={async () => changed(await rpc.feedback.removeValue({ valueId: value.id }))}
      >
        <X size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
