import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatches, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Mentions } from '../components/mentions.ts'
import { orpc, rpc } from '../rpc/client.ts'
import { keepPlaceSoon } from '../rpc/last-place.ts'
import { lockVault } from '../rpc/locking.ts'
import classes from './Frame.module.css'
import { MeetingSoon } from './MeetingSoon.tsx'
import { Notices } from './Notices.tsx'
import { PersonMention } from './PersonMention.tsx'
import { openQuickNote } from './quick-note.ts'
import { Sidebar } from './Sidebar.tsx'
import { Surfaces } from './Surfaces.tsx'
import { useSingleKeys } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { UndoHost } from './UndoHost.tsx'
import { useGlobalKeys } from './use-global-keys.ts'

/** The frame around every screen: vault strip, top bar, sidebar, and the sheet the screen lies on. */
export function Frame() {
  const { data: status } = useQuery(orpc.vaults.status.queryOptions())
  const { data: frame } = useQuery(orpc.workspace.frame.queryOptions())
  const { data: workspace } = useQuery(orpc.workspace.get.queryOptions())
  const rail = useMatches({ select: (matches) => matches.some((match) => match.staticData.rail === true) })
  const open = status?.open ?? null
  const known = workspace !== undefined && workspace.ownPersonId !== null

  useEffect(() => {
    if (workspace !== undefined) useSingleKeys.setState({ on: workspace.singleKeyShortcuts })
  }, [workspace])
  useQuickNoteKey(status?.quickNoteKey?.given ?? false)
  useGlobalKeys({
    team: known ? (frame?.team ?? []) : [],
    switchTo: (index) => {
      const vault = status?.vaults[index]
      if (vault !== undefined && vault.id !== open?.id) void lockVault(vault.id)
    },
  })

  if (status === undefined || open === null) return null
  return (
    <Mentions value={mention}>
      <div className={classes.frame} data-rail={rail || undefined} style={{ borderTopColor: `var(--vault-${open.colour})` }}>
        <button type="button" className={classes.skip} onClick={skipToMain}>
          Skip to the content
        </button>
        <TopBar vault={open} vaults={status.vaults} frame={frame} />
        <Sidebar frame={frame} workspace={workspace} />
        <div className={classes.above}>
          <Notices workspace={workspace} people={frame?.people ?? 0} />
          <MeetingSoon />
        </div>
        <main id="main" className={classes.sheet} data-region="main" data-scroll tabIndex={-1}>
          <Outlet />
        </main>
        <Arrivals />
        <UndoHost />
        <Surfaces />
      </div>
    </Mentions>
  )
}

/** The keys that the system gave for a private note, pressed anywhere: the window is in front already. */
function useQuickNoteKey(given: boolean): void {
  useEffect(() => {
    if (!given) return
    const ending = new AbortController()
    async function listen() {
      for await (const _press of await rpc.vaults.quickNotes(undefined, { signal: ending.signal })) openQuickNote(null)
    }
    // That the other side is gone is said by the lock stream.
    listen().catch(() => undefined)
    return () => ending.abort()
  }, [given])
}

const mention = (personId: string, written: string) => <PersonMention personId={personId} written={written} />

/** What follows from every change of the address. A component of its own: a filter or another order must not draw the whole frame again. */
function Arrivals() {
  useFocusAfterArrival()
  useKeptPlace()
  return null
}

/** A screen that took its focused button away leaves the focus at the sheet, so that the next Tab goes on from there. */
function useFocusAfterArrival(): void {
  const arrived = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  useEffect(() => {
    if (arrived === undefined) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [arrived])
}

/** Wherever somebody goes, filters and tab included, the vault reopens there. */
function useKeptPlace(): void {
  const href = useRouterState({ select: (state) => state.resolvedLocation?.href })
  useEffect(() => {
    if (href !== undefined) keepPlaceSoon()
  }, [href])
}

/** A button and not a link: the hash of the address is the route. */
function skipToMain() {
  document.getElementById('main')?.focus()
}
