import { Check } from 'lucide-react'
import { VaultColour } from '../../shared/contract/vaults.ts'
import classes from './ColourChoice.module.css'

interface ColourChoiceProps {
  readonly value: VaultColour
  readonly onChange: (colour: VaultColour) => void
  readonly label?: string
  /** Without the label above, where a setting's name stands beside it. */
  readonly bare?: boolean
}

/** The eight vault colours. A native radio each, so arrows and names come for free. */
export function ColourChoice({ value, onChange, label = 'Colour', bare = false }: ColourChoiceProps) {
  return (
    <fieldset className={classes.group}>
      <legend className={bare ? 'visually-hidden' : classes.legend}>{label}</legend>
      <div className={classes.colours}>
        {VaultColour.options.map((colour) => (
          <label key={colour} className={classes.colour} style={{ background: `var(--vault-${colour})` }} title={colour}>
            <input
              type="radio"
              name="vault-colour"
              value={colour}
              aria-label={colour}
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
            {colour === value && <Check size={16} strokeWidth={2.25} color="#fff" aria-hidden="true" />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
