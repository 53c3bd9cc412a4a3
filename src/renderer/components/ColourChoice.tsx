import { Check } from 'lucide-react'
import type { VaultColour } from '../../shared/contract/vault-facts.ts'
import classes from './ColourChoice.module.css'

/** In the order of the tokens. The contract's own list would bring its validator along. */
const COLOURS: readonly VaultColour[] = ['river', 'fern', 'heather', 'rosehip', 'terracotta', 'honey', 'lagoon', 'stone']
/** What the first vault gets. */
const FIRST: VaultColour = 'fern'

/** The first colour that none of the vaults has, so that two are told apart at a glance; with all taken, the one fewest have. */
export function freeColour(taken: readonly VaultColour[]): VaultColour {
  const uses = (colour: VaultColour) => taken.filter((each) => each === colour).length
  return COLOURS.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best), FIRST)
}

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
        {COLOURS.map((colour) => (
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
