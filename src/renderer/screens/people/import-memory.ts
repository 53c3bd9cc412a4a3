import { useState } from 'react'

/** As long as the page lives, which is as long as the vault is open. */
const memory = new Map<string, unknown>()

/** State of the import that is still there when somebody comes back to it. */
export function useImportMemory<T>(name: string, initial: T): [T, (next: T) => void] {
  // Each name is written by the one state that reads it.
  const [value, setValue] = useState<T>(memory.has(name) ? (memory.get(name) as T) : initial)
  const keep = (next: T) => {
    memory.set(name, next)
    setValue(next)
  }
  return [value, keep]
}

/** Once it is imported or thrown away. */
export function forgetImport(): void {
  memory.clear()
}
