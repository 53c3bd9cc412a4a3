import { lazy, Suspense, useEffect } from 'react'
import { closeSurface, useSurface } from './surface.ts'

const loadSearch = () => import('../screens/search/SearchPalette.tsx')
const loadNote = () => import('./QuickNote.tsx')
const SearchPalette = lazy(async () => ({ default: (await loadSearch()).SearchPalette }))
const KeyboardDialog = lazy(async () => ({ default: (await import('./KeyboardDialog.tsx')).KeyboardDialog }))
const QuickNote = lazy(async () => ({ default: (await loadNote()).QuickNote }))

/** What lies over the screen: search, the list of keys, a private note. The two that are typed into are loaded once the screen stands. */
export function Surfaces() {
  const { surface } = useSurface()
  useEffect(() => {
    const idle = window.requestIdleCallback ?? window.setTimeout
    idle(() => void Promise.all([loadSearch(), loadNote()]))
  }, [])
  return (
    <Suspense fallback={null}>
      {surface.kind === 'search' && <SearchPalette onClose={closeSurface} />}
      {surface.kind === 'keys' && <KeyboardDialog onClose={closeSurface} />}
      {surface.kind === 'quick-note' && <QuickNote personId={surface.personId} onClose={closeSurface} />}
    </Suspense>
  )
}
