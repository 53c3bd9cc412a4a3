import { openSurface } from './surface.ts'

/** Opens the private note dialog (N), about this person or with a person to choose. */
export function openQuickNote(personId: string | null): void {
  openSurface({ kind: 'quick-note', personId })
}
