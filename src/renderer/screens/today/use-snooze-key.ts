import { useEffect } from 'react'
import { isTyping } from '../../components/typing.ts'
import { useSingleKeys } from '../../frame/shortcuts.ts'

const GO_WITHIN_MS = 1500

/** S opens the choice of days of the row that has the focus. After G it means Settings. */
export function useSnoozeKey(): void {
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY
    function listen(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !useSingleKeys.getState().on) return
      if (event.key === 'g') goSince = event.timeStamp
      if (event.key !== 's' || event.timeStamp - goSince < GO_WITHIN_MS) return
      const opener = document.activeElement?.closest('[data-matter]')?.querySelector<HTMLElement>('[data-put-off]')
      if (!opener) return
      event.preventDefault()
      opener.click()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
