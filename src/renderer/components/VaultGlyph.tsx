import type { VaultColour } from '../../shared/contract/vault-facts.ts'
import { ringPath } from './rings-path.ts'
import classes from './VaultGlyph.module.css'

/** The sign of a vault: white rings on its colour. Decoration; the vault's name stands beside it. */
export function VaultGlyph({ colour, size }: { readonly colour: VaultColour; readonly size: number }) {
  const small = size < 24
  const rings = small ? [6.2, 3.2] : [5.8, 4, 2.1]
  return (
    <span
      className={classes.glyph}
      style={{ width: size, height: size, borderRadius: Math.round(size * 0.24), background: `var(--vault-${colour})` }}
      aria-hidden="true"
    >
      <svg
        width={small ? size * 0.86 : size * 0.6}
        height={small ? size * 0.86 : size * 0.6}
        viewBox="0 0 16 16"
        fill="none"
        aria-hidden="true"
      >
        {rings.map((radius, index) => (
          <path key={radius} d={ringPath(8, 8, radius, 2 - index)} stroke="#fff" strokeWidth={small ? 1.6 : 1.05} />
        ))}
      </svg>
    </span>
  )
}
