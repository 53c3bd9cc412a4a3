import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { PrivatePart, type VaultContents } from '../../../shared/contract/vault-facts.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { count } from '../../components/format.ts'
import { NewPassphrase, type PassphraseDraft } from '../../components/NewPassphrase.tsx'
import { orpc, rpc } from '../../rpc/client.ts'
import classes from './settings.module.css'

export interface HandOverWish {
  readonly passphrase: string
  readonly nextPassphrase: string
  readonly along: PrivatePart[]
  readonly place: string
}

interface HandOverFormProps {
  /** Whether the host can show folders. */
  readonly canChoose: boolean
  readonly onGiven: (wish: HandOverWish) => Promise<void>
}

const PARTS: Readonly<Record<PrivatePart, readonly [label: string, text: (contents: VaultContents) => string]>> = {
  notes: ['Private notes', (contents) => `${count(contents.privateNotes, 'note')}: notes, drafts, margins, own assessments`],
  fairness: ['Protected attributes', (contents) => `${count(contents.protectedAttributes, 'value')} for fairness checks`],
  wording: ['Own wording', (contents) => `${count(contents.phrases, 'phrase')} of the phrase bank`],
}

/** What goes along, where to, and under which passphrase. */
export function HandOverForm({ canChoose, onGiven }: HandOverFormProps) {
  const { data: facts } = useQuery(orpc.vaults.handOverFacts.queryOptions())
  const [typedPlace, setPlace] = useState<string | null>(null)
  const [along, setAlong] = useState<readonly PrivatePart[]>([])
  const [draft, setDraft] = useState<PassphraseDraft>({ passphrase: '', ready: false })
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const place = typedPlace ?? facts?.place ?? ''

  async function give(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await onGiven({ passphrase, nextPassphrase: draft.passphrase, along: [...along], place })
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void give(event)}>
      <fieldset className={classes.parts}>
        <legend className="t-heading">Goes along only when ticked</legend>
        <p className="c-2">Everything both sides can read goes along. What is private stays here, and out of the journal of the copy.</p>
        {PrivatePart.options.map((part) => (
          <Checkbox
            key={part}
            label={PARTS[part][0]}
            description={facts === undefined ? '' : PARTS[part][1](facts.contents)}
            checked={along.includes(part)}
            onChange={(event) => setAlong(event.currentTarget.checked ? [...along, part] : along.filter((other) => other !== part))}
          />
        ))}
      </fieldset>
      <div className={classes.place}>
        <TextInput
          label="Folder of the copy"
          description="Made anew, with a name that ends in .perennial"
          spellCheck={false}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        {canChoose && (
          <Button onClick={() => void rpc.vaults.chooseHandOverPlace().then((chosen) => chosen.place !== null && setPlace(chosen.place))}>
            Choose
          </Button>
        )}
      </div>
      <NewPassphrase label="Passphrase of the copy" suggest={() => rpc.vaults.suggestPassphrase()} onChange={setDraft} />
      <PasswordInput
        label="Passphrase of this vault"
        autoComplete="current-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
      />
      {error !== null && <ErrorNote error={error} />}
      <Button type="submit" variant="filled" disabled={busy || passphrase === '' || place.trim() === '' || !draft.ready}>
        {busy ? 'Being prepared' : 'Make the copy'}
      </Button>
    </form>
  )
}
