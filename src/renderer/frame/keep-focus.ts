const REACHABLE = 'a[href], button, input, select, textarea, [tabindex="0"]'
/** Surfaces whose end sends the focus back to where it came from; inside them it goes on to what follows. */
const SURFACE = 'main, [role="dialog"], [data-region]'
const REMEMBERED = 12

/** Where the keyboard was: the control, everything around it, and what came before it. */
interface Place {
  readonly control: HTMLElement
  readonly around: readonly Element[]
  readonly before: readonly HTMLElement[]
}

/**
 * Whoever works with the keyboard stays where they were when the control under their fingers goes: a row is removed, a dialog
 * closes, a step makes room for the next. Returns what ends it.
 */
export function keepFocus(): () => void {
  let places: readonly Place[] = []
  let asked = 0
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target !== document.body) places = [placeOf(target), ...places].slice(0, REMEMBERED)
  }
  const forget = () => {
    places = []
  }
  const mend = () => {
    asked = 0
    const [last] = places
    if (last === undefined || document.activeElement !== document.body || isWorking(last.control)) return
    const target = isUsable(last.control) ? last.control : (following(last) ?? earlier(places))
    target?.focus({ preventScroll: target.id === 'main' })
  }
  const look = () => {
    if (asked === 0) asked = requestAnimationFrame(mend)
  }
  const watcher = new MutationObserver(look)
  watcher.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'inert', 'hidden'] })
  document.addEventListener('focusin', remember)
  // A pointer chooses its own place, the empty page included.
  document.addEventListener('pointerdown', forget)
  return () => {
    cancelAnimationFrame(asked)
    watcher.disconnect()
    document.removeEventListener('focusin', remember)
    document.removeEventListener('pointerdown', forget)
  }
}

function placeOf(control: HTMLElement): Place {
  const around: Element[] = []
  for (let parent = control.parentElement; parent !== null; parent = parent.parentElement) around.push(parent)
  const reachable = [...document.querySelectorAll<HTMLElement>(REACHABLE)]
  return { control, around, before: reachable.slice(0, Math.max(0, reachable.indexOf(control))) }
}

/** A button that shows its work is disabled for as long, and has the focus again after it. */
function isWorking(control: HTMLElement): boolean {
  return control.isConnected && control.matches('[data-loading]')
}

function isUsable(control: HTMLElement): boolean {
  if (!control.isConnected || control.matches(':disabled') || control.closest('[inert]') !== null) return false
  return control.checkVisibility({ visibilityProperty: true })
}

/** What now stands where the control stood, in the innermost part that is left; null when its whole surface went. */
function following({ control, around, before }: Place): HTMLElement | null {
  const start = around.findIndex((part) => part.isConnected)
  if (around[start]?.closest(SURFACE) == null) return null
  for (const part of around.slice(start)) {
    // A whole screen went: the next one begins at its top.
    if (part.id === 'main') return part as HTMLElement
    const inside = [...part.querySelectorAll<HTMLElement>(REACHABLE)].filter((each) => each.tabIndex >= 0 && isUsable(each))
    const anchor = control.isConnected ? control : before.findLast((each) => each.isConnected && part.contains(each))
    const next = anchor === undefined ? inside[0] : inside.find((each) => isAfter(anchor, each))
    const found = next ?? inside.find((each) => each === anchor) ?? inside.at(-1)
    if (found !== undefined) return found
    if (part.matches(SURFACE)) break
  }
  return null
}

function isAfter(here: Node, there: Node): boolean {
  return (here.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function earlier(places: readonly Place[]): HTMLElement | null {
  return places.find(({ control }) => isUsable(control))?.control ?? document.getElementById('main')
}
