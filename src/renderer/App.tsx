import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import classes from './App.module.css'
import { ErrorNote } from './components/ErrorNote.tsx'
import { keepFocus } from './frame/keep-focus.ts'
import { orpc } from './rpc/client.ts'
import { returnToLastPlace } from './rpc/last-place.ts'
import { type Ending, followLock, reportPresence, returnToPlace } from './rpc/locking.ts'
import { WelcomeScreen } from './screens/welcome/WelcomeScreen.tsx'
import { toColorScheme } from './theme/color-scheme.ts'

// The router begins at the address it finds.
const OpenVault = lazy(async () => {
  await returnToLastPlace()
  return { default: (await import('./router.tsx')).OpenVault }
})

/** Before a vault is open: welcome and unlock. After: the frame with its screens. */
export function App() {
  const status = useQuery(orpc.vaults.status.queryOptions())
  const { setColorScheme } = useMantineColorScheme()
  const [ending, setEnding] = useState<Ending | null>(null)
  const openId = useRef<string | null>(null)
  openId.current = status.data?.open?.id ?? null
  const theme = status.data?.theme

  useEffect(() => {
    void followLock(() => openId.current, setEnding)
    return reportPresence()
  }, [])
  useEffect(keepFocus, [])
  useEffect(() => {
    if (theme !== undefined) setColorScheme(toColorScheme(theme))
  }, [theme, setColorScheme])

  if (ending?.kind === 'quit') return <Closed />
  if (status.error !== null && status.data === undefined) return <Failed error={status.error} />
  if (status.data === undefined) return null
  const { open } = status.data
  if (open === null) return <WelcomeScreen status={status.data} />
  returnToPlace(open.id)
  return (
    <>
      {ending?.kind === 'lost' && (
        <div className={classes.lost}>
          <ErrorNote error={{ code: 'CONNECTION_LOST' }} />
        </div>
      )}
      <Suspense fallback={null}>
        <OpenVault />
      </Suspense>
    </>
  )
}

function Closed() {
  return (
    <main className={classes.closed}>
      <h1 className="t-title">Perennial is closed</h1>
      <p className="t-note c-2">The vault is locked. This page can be closed.</p>
    </main>
  )
}

function Failed({ error }: { readonly error: unknown }) {
  return (
    <main className={classes.closed}>
      <h1 className="t-title">Nothing can be opened from this page</h1>
      <ErrorNote error={error} />
    </main>
  )
}
