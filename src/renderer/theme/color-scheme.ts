import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'

let current: MantineColorScheme = 'auto'

/** Lives as long as the page. What was chosen is in the vault, or in the host's settings before a vault is open. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: () => current,
  set: (scheme) => {
    current = scheme
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => {
    current = 'auto'
  },
}

export type Theme = 'system' | 'light' | 'dark'

export function toColorScheme(theme: Theme): MantineColorScheme {
  return theme === 'system' ? 'auto' : theme
}
