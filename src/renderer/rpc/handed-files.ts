import { create } from 'zustand'

const useHanded = create<{ readonly files: readonly File[] }>(() => ({ files: [] }))

/** Files chosen on one screen that another one reads. */
export function handFiles(files: readonly File[]): void {
  useHanded.setState({ files })
}

/** What was handed over, once. */
export function takeHandedFiles(): readonly File[] {
  const { files } = useHanded.getState()
  if (files.length > 0) useHanded.setState({ files: [] })
  return files
}
