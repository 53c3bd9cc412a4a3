import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type ImportChoices, type ImportPreview, NO_CHOICES } from '../../../shared/contract/people-import.ts'
import { orpc } from '../../rpc/client.ts'
import type { DecidedProblems } from './import-decided.ts'
import { useImportMemory } from './import-memory.ts'

/** How a text is stored, as far as it was said. */
export type HowStored = Pick<ImportChoices, 'encoding' | 'delimiter'>

/** Counts every preview of the page, so that what was asked of one is never taken for another's. */
let rounds = 0

const NONE: DecidedProblems = new Map()

/** A file being looked at: how it is read, what came of it, and what was decided about its rows. */
export function useImportReading() {
  const [file, setFile] = useImportMemory<File | null>('file', null)
  const [choices, setChoices] = useImportMemory<ImportChoices>('choices', NO_CHOICES)
  const [decided, setDecided] = useImportMemory('decided', NONE)
  const [preview, setPreview] = useImportMemory<ImportPreview | null>('preview', null)
  const [round, setRound] = useImportMemory('round', 0)
  const keep = (made: ImportPreview) => {
    setPreview(made)
    rounds += 1
    setRound(rounds)
  }
  const first = useMutation(orpc.people.importPreview.mutationOptions({ onSuccess: keep }))
  const again = useMutation(orpc.people.importAgain.mutationOptions({ onSuccess: keep }))

  const { mutate: readAgain } = again
  // Whoever comes back may have changed people in between: the file is compared with them as they are now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: Once, when the screen comes.
  useEffect(() => {
    if (preview !== null) readAgain({ token: preview.token, choices })
  }, [])

  const open = (chosen: File, next: ImportChoices = NO_CHOICES, kept: DecidedProblems = NONE) => {
    setFile(chosen)
    setChoices(next)
    setDecided(kept)
    setPreview(null)
    again.reset()
    first.mutate({ fileName: chosen.name, file: chosen, choices: next })
  }
  const read = (changed: Partial<ImportChoices>, kept: DecidedProblems) => {
    if (preview === null) return
    const next = { ...choices, ...changed, decisions: [...kept.values()].map(({ decision }) => decision) }
    setChoices(next)
    setDecided(kept)
    again.mutate({ token: preview.token, choices: next })
  }
  return {
    file,
    preview,
    /** Counts the previews made: the same file read otherwise is another plan. */
    round,
    choices,
    decided,
    busy: first.isPending || again.isPending,
    error: first.error ?? again.error,
    open,
    close: () => {
      first.reset()
      again.reset()
      setFile(null)
      setChoices(NO_CHOICES)
      setDecided(NONE)
      setPreview(null)
    },
    /** The same file from the start, as it was last to be read. */
    reopen: () => file !== null && open(file, choices, decided),
    /** Reads the rows of the same list otherwise; what was decided about them holds. */
    choose: (changed: Partial<ImportChoices>) => read(changed, decided),
    /** Reads another list in the file: rows and columns are others, so nothing decided holds. */
    chooseList: (changed: Pick<ImportChoices, 'headerRow'> | Pick<ImportChoices, 'sheet'> | Partial<HowStored>) =>
      read({ headerRow: null, mapping: null, ...changed }, NONE),
    decide: (next: DecidedProblems) => read({}, next),
  }
}

export type ImportReading = ReturnType<typeof useImportReading>
