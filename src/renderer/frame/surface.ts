import { create } from 'zustand'

/** What lies over the screen right now. One thing at a time. */
export type Surface =
  | { readonly kind: 'none' }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'quick-note'; readonly personId: string | null }

export const useSurface = create<{ readonly surface: Surface }>(() => ({ surface: { kind: 'none' } }))

export function openSurface(surface: Surface): void {
  useSurface.setState({ surface })
}

export function closeSurface(): void {
  useSurface.setState({ surface: { kind: 'none' } })
}
