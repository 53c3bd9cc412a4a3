const LONGEST_MS = 3000

let held = ''
let timer: number | undefined

function hold(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    release()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Backspace') held = held.slice(0, -1)
  else if (event.key.length === 1) held += event.key
  else return
  event.preventDefault()
  event.stopImmediatePropagation()
}

function release(): void {
  window.removeEventListener('keydown', hold, { capture: true })
  window.clearTimeout(timer)
}

/** Between the key that opens a dialog and the focus on its field, letters would be lost or taken for shortcuts: they are held. */
export function holdKeys(): void {
  release()
  held = ''
  window.addEventListener('keydown', hold, { capture: true })
  timer = window.setTimeout(release, LONGEST_MS)
}

/** The field has the focus: what was typed meanwhile is its. */
export function takeHeldKeys(): string {
  release()
  const typed = held
  held = ''
  return typed
}
