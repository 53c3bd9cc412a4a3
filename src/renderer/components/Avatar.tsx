import classes from './Avatar.module.css'
import { initials } from './format.ts'

const LOOKS = ['moss', 'clay', 'slate', 'ochre', 'plum', 'paper'] as const

/** The same name always gets the same look, in every vault and session. */
function lookOf(name: string): (typeof LOOKS)[number] {
  let hash = 7
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return LOOKS[hash % LOOKS.length] ?? 'paper'
}

interface AvatarProps {
  readonly name: string
  readonly size?: 20 | 24 | 28 | 36 | 56
  /** A ring in the colour of the surface behind, for avatars on a tint. */
  readonly ringed?: boolean
}

/** Initials on a quiet colour. Decoration: the name is always written beside it, or given to it by the caller. */
export function Avatar({ name, size = 24, ringed = false }: AvatarProps) {
  const look = lookOf(name)
  return (
    <span
      className={classes.avatar}
      data-size={size}
      data-ringed={ringed || undefined}
      style={{ background: `var(--avatar-${look}-bg)`, color: `var(--avatar-${look}-text)` }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  )
}
