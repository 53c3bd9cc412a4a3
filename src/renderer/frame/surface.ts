import { create } from 'zustand'
import { holdKeys, takeHeldKeys } from './held-keys.ts'

/** What lies over the screen right now. One thing at a time. */
export type Surface =
  | { readonly kind: 'none' }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'quick-note'; readonly personId: string | null }

export const useSurface = create<{ readonly surface: Surface }>(() => ({ surface: { kind: 'none' } }))

export function openSurface(surface: Surface): void {
  if (surface.kind === 'search' || surface.kind === 'quick-note') holdKeys()
  useSurface.setState({ surface })
}

export function closeSurface(): void {
  takeHeldKeys()
  useSurface.setState({ surface: { kind: 'none' } })
}
