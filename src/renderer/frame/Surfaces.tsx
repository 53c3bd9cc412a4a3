import { lazy, Suspense } from 'react'
import { closeSurface, useSurface } from './surface.ts'

const SearchPalette = lazy(async () => ({ default: (await import('../screens/search/SearchPalette.tsx')).SearchPalette }))
const KeyboardDialog = lazy(async () => ({ default: (await import('./KeyboardDialog.tsx')).KeyboardDialog }))
const QuickNote = lazy(async () => ({ default: (await import('./QuickNote.tsx')).QuickNote }))

/** What lies over the screen: search, the list of keys, a private note. Loaded when first asked for. */
export function Surfaces() {
  const { surface } = useSurface()
  return (
    <Suspense fallback={null}>
      {surface.kind === 'search' && <SearchPalette onClose={closeSurface} />}
      {surface.kind === 'keys' && <KeyboardDialog onClose={closeSurface} />}
      {surface.kind === 'quick-note' && <QuickNote personId={surface.personId} onClose={closeSurface} />}
    </Suspense>
  )
}
