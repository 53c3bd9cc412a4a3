import { PasswordInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import classes from './NewPassphrase.module.css'
import type { Strength } from './passphrase-strength.ts'

/** What was typed so far; `ready` once both fields agree and the length is enough. */
export interface PassphraseDraft {
  readonly passphrase: string
  readonly ready: boolean
}

interface NewPassphraseProps {
  readonly label?: string
  /** Six words from the list. */
  readonly suggest: () => Promise<{ readonly passphrase: string }>
  readonly onChange: (draft: PassphraseDraft) => void
}

const SHORTEST = 8

/** A new passphrase, twice, with a meter that advises and six words on request. */
export function NewPassphrase({ label = 'Passphrase', suggest, onChange }: NewPassphraseProps) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [visible, setVisible] = useState(false)
  const strength = useStrength(passphrase)
  const notify = useRef(onChange)
  notify.current = onChange
  const differs = again !== '' && again !== passphrase
  useEffect(() => {
    notify.current({ passphrase, ready: passphrase.length >= SHORTEST && again === passphrase })
  }, [passphrase, again])

  async function takeSuggestion() {
    const { passphrase: words } = await suggest()
    setPassphrase(words)
    setAgain('')
    setVisible(true)
  }

  return (
    <div className={classes.fields}>
      <div>
        <PasswordInput
          label={label}
          autoComplete="new-password"
          value={passphrase}
          visible={visible}
          onVisibilityChange={setVisible}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
          aria-describedby="passphrase-strength"
        />
        <Meter passphrase={passphrase} strength={strength} />
        <button type="button" className="link" onClick={() => void takeSuggestion()}>
          Suggest six words
        </button>
      </div>
      <PasswordInput
        label="The same again"
        autoComplete="new-password"
        value={again}
        visible={visible}
        onVisibilityChange={setVisible}
        onChange={(event) => setAgain(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        error={differs ? 'The two do not match' : undefined}
      />
    </div>
  )
}

/** The meter is large, so it comes with the first letter; until then nothing is said. */
function useStrength(passphrase: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    let current = true
    if (passphrase === '') setStrength(null)
    else {
      void import('./passphrase-strength.ts').then(({ strengthOf }) => {
        if (current) setStrength(strengthOf(passphrase))
      })
    }
    return () => {
      current = false
    }
  }, [passphrase])
  return strength
}

function Meter({ passphrase, strength }: { readonly passphrase: string; readonly strength: Strength | null }) {
  const text = strength?.sentence ?? 'Eight characters or more. Length counts more than signs.'
  const level = passphrase === '' ? 0 : (strength?.level ?? 0)
  return (
    <div className={classes.meter}>
      <span className={classes.steps} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={step <= level || undefined} />
        ))}
      </span>
      <span id="passphrase-strength" className="t-caption c-2" role="status">
        {text}
      </span>
    </div>
  )
}
