import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { FirmValue } from '../../../shared/contract/recognition.ts'
import { LONGEST } from '../../../shared/kernel/longest.ts'
import { ReaderLine } from '../../components/ReaderLine.tsx'
import { TextBox } from '../../components/TextBox.tsx'
import { useAutosave } from '../../components/use-autosave.ts'
import { changed } from '../../rpc/changed.ts'
import { orpc, rpc } from '../../rpc/client.ts'
import { Setting } from './Setting.tsx'
import classes from './settings.module.css'

/** What the firm holds to: a name and what it asks for in the work. Recognition names one of them. */
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
          {values.length > 0 && (
            <ul className={classes.valueList}>
              {values.map((value) => (
                <ValueRow key={value.id} value={value} />
              ))}
            </ul>
          )}
          <form
            className={classes.newValue}
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
          <ReaderLine
            kind="both"
            id="values-reader"
            text="The name goes into recognition, which both sides read; what it means is shown where one is chosen"
          />
        </div>
      }
    >
      What the firm or team holds to. Recognition can say which of them it is for.
    </Setting>
  )
}

/** Both fields of a value are one record: each save carries the other as it stands on the screen. */
function ValueRow({ value }: { readonly value: FirmValue }) {
  const keep = async (fields: Pick<FirmValue, 'name' | 'meaning'>) => {
    if (fields.name.trim() === '') return { savedAt: Date.now() }
    const saved = await rpc.feedback.saveValue({ valueId: value.id, name: fields.name.trim(), meaning: fields.meaning.trim() })
    changed()
    return saved
  }
  const fields = useAutosave({ name: value.name, meaning: value.meaning }, keep)
  const { name, meaning } = fields.value
  return (
    <li className={classes.value}>
      <TextInput
        label="Value"
        aria-label={`Value ${value.name}`}
        aria-describedby="values-reader"
        maxLength={300}
        value={name}
        error={name.trim() === '' ? 'A name is needed' : undefined}
        onChange={(event) => fields.change({ name: event.currentTarget.value, meaning })}
        onBlur={() => void fields.flush()}
      />
      <TextBox
        label="What it means in the work"
        aria-label={`What it means in the work: ${value.name}`}
        aria-describedby="values-reader"
        placeholder="What somebody does who lives by it"
        autosize
        minRows={1}
        maxRows={6}
        longest={LONGEST.reason}
        value={meaning}
        onChange={(event) => fields.change({ name, meaning: event.currentTarget.value })}
        onBlur={() => void fields.flush()}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        className={classes.removeValue}
        aria-label={`Remove value ${value.name}`}
        onClick={async () => changed(await rpc.feedback.removeValue({ valueId: value.id }))}
      >
        <X size={16} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
}
