import { useShortcut } from './shortcuts.ts'

/** Put on the control that opens or acts on a row; `useRowKeys` moves between them. */
export const rowStop = { 'data-row-stop': '' } as const

/** J and K move the focus along the rows of a screen whose lists are not tables; Enter is then the row's own. */
export function useRowKeys(): void {
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row-stop]')].filter((row) => row.checkVisibility())
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = at === -1 ? rows.at(by === 1 ? 0 : -1) : rows[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
