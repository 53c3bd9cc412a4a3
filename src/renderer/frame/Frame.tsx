import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatches, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { orpc } from '../rpc/client.ts'
import { lockVault } from '../rpc/locking.ts'
import classes from './Frame.module.css'
import { MeetingSoon } from './MeetingSoon.tsx'
import { Notices } from './Notices.tsx'
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
  useFocusAfterArrival()
  useGlobalKeys({
    team: known ? (frame?.team ?? []) : [],
    switchTo: (index) => {
      const vault = status?.vaults[index]
      if (vault !== undefined && vault.id !== open?.id) void lockVault(vault.id)
    },
  })

  if (status === undefined || open === null) return null
  return (
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
      <UndoHost />
      <Surfaces />
    </div>
  )
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

/** A button and not a link: the hash of the address is the route. */
function skipToMain() {
  document.getElementById('main')?.focus()
}
