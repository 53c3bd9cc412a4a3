import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { TeamMember } from '../../shared/contract/workspace.ts'
import { isTyping } from '../components/typing.ts'
import { lastOrder } from '../components/use-list-place.ts'
import { orpc } from '../rpc/client.ts'
import { lockVault } from '../rpc/locking.ts'
import { queryClient } from '../rpc/query-client.ts'
import { undoLast } from '../rpc/undo.ts'
import { openQuickNote } from './quick-note.ts'
import { nextRegion } from './regions.ts'
import { useSingleKeys } from './shortcuts.ts'
import { openSurface } from './surface.ts'

const GO_WITHIN_MS = 1500

interface GlobalKeysOptions {
  readonly team: readonly TeamMember[]
  readonly switchTo: (index: number) => void
}

/** The keys that work on every screen (UX section 6). */
export function useGlobalKeys({ team, switchTo }: GlobalKeysOptions): void {
  const letters = useLetters(team)
  const latest = useRef({ letters, switchTo })
  latest.current = { letters, switchTo }
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      const { letters, switchTo } = latest.current
      const handled = chord(event, switchTo) || (isPlain(event) && letters(event.key))
      if (handled) event.preventDefault()
      else leaveField(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/**
 * Escape, where nothing lies open that it would close: out of a text, which stays as it is, to the row it belongs to or the one before
 * it. So the single letters act again.
 */
function leaveField(event: KeyboardEvent): void {
  const field = event.target
  if (event.key !== 'Escape' || event.isComposing || !(field instanceof HTMLElement) || !isTyping(field)) return
  const main = field.closest<HTMLElement>('main')
  if (main === null || field.getAttribute('aria-expanded') === 'true' || document.querySelector('[aria-modal="true"]') !== null) return
  rowOf(field, main).focus({ preventScroll: true })
}

function rowOf(field: HTMLElement, main: HTMLElement): HTMLElement {
  for (let part = field.parentElement; part !== null && part !== main; part = part.parentElement) {
    const rows = [...part.querySelectorAll<HTMLElement>('[data-row-stop]')]
    const before = rows.findLast((row) => row.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)
    if (before !== undefined) return before
  }
  return main
}

function isPlain(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return false
  return useSingleKeys.getState().on && document.querySelector('[aria-modal="true"]') === null
}

/** Keys with Ctrl or Cmd, Alt, and F6. True when the key was one of them. */
function chord(event: KeyboardEvent, switchTo: (index: number) => void): boolean {
  const command = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  if (event.key === 'F6') return nextRegion(event.shiftKey ? -1 : 1)
  if (event.altKey && !command && /^Digit[1-9]$/.test(event.code)) switchTo(Number(event.code.slice(5)) - 1)
  else if (!command) return false
  else if (key === 'k' && !event.shiftKey) openSurface({ kind: 'search', text: '' })
  else if (key === 'l' && event.shiftKey) void lockVault()
  else if (key === 'z' && !event.shiftKey && !isTyping(event.target)) void undoLast()
  else if (key === '.') document.documentElement.toggleAttribute('data-side-hidden')
  else return false
  return true
}

/** The next of the team; for whoever is not of it, or where there is none, the next as the list of people was last seen. */
async function neighbourOf(personId: string | undefined, step: number, team: readonly TeamMember[]): Promise<string | undefined> {
  const members = team.map((member) => member.personId as string)
  const order = personId !== undefined && members.includes(personId) ? members : await peopleInOrder(personId)
  const place = personId === undefined ? -1 : order.indexOf(personId)
  // From nobody in it the first is next, and the last is before.
  const from = place === -1 && step < 0 ? 0 : place
  return order[(from + step + order.length) % Math.max(1, order.length)]
}

async function peopleInOrder(personId: string | undefined): Promise<readonly string[]> {
  const listed = lastOrder('#/people')
  if (listed.length > 0 && (personId === undefined || listed.includes(personId))) return listed
  return (await queryClient.ensureQueryData(orpc.people.list.queryOptions())).map(({ id }) => id)
}

/** Single letters and "G then …". */
function useLetters(team: readonly TeamMember[]): (key: string) => boolean {
  const navigate = useNavigate()
  const { personId } = useParams({ strict: false })
  const goSince = useRef(Number.NEGATIVE_INFINITY)
  const go: Readonly<Record<string, () => void>> = {
    t: () => void navigate({ to: '/today' }),
    p: () => void navigate({ to: '/people' }),
    g: () => void navigate({ to: '/goals' }),
    r: () => void navigate({ to: '/reviews' }),
    s: () => void navigate({ to: '/settings/$section', params: { section: 'general' } }),
  }
  function neighbour(step: number) {
    void neighbourOf(personId, step, team).then((next) => {
      if (next !== undefined) void navigate({ to: '/people/$personId', params: { personId: next }, search: (before) => before })
    })
  }
  const single: Readonly<Record<string, () => void>> = {
    '?': () => openSurface({ kind: 'keys' }),
    n: () => openQuickNote(personId ?? null),
    '[': () => neighbour(-1),
    ']': () => neighbour(1),
    ...(personId === undefined
      ? {}
      : { o: () => void navigate({ to: '/people/$personId', params: { personId }, search: { tab: 'one-to-ones' } }) }),
  }
  return (key) => {
    const going = performance.now() - goSince.current < GO_WITHIN_MS
    goSince.current = Number.NEGATIVE_INFINITY
    const act = (going ? go[key] : undefined) ?? single[key]
    if (act === undefined && key === 'g') goSince.current = performance.now()
    act?.()
    return act !== undefined
  }
}
