import { create } from 'zustand'

interface Opening {
  readonly olderThanLastSeen: boolean
  readonly dismissed: boolean
  /** Said once after the demo opened, so that it can be unlocked again. */
  readonly demoPassphrase: string | null
}

/** What was found when the vault was opened on this page. */
export const useOpening = create<Opening>(() => ({ olderThanLastSeen: false, dismissed: false, demoPassphrase: null }))
