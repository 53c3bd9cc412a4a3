import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PackageDocument } from '../../shared/rules/package-document.ts'
import { type Draft, isEmptyDraft, parseDraft, startingDraft } from '../model/draft.ts'
import { isAnonymous } from '../model/feedback.ts'
import { type Keeper, openKeeper } from '../model/keeper.ts'
import type { OpenedPackage } from '../worker/messages.ts'

/** Where the answers are: nowhere but this page, on the device, or on the device but the last save failed. */
export type Kept = 'page' | 'device' | 'full'

export interface DraftState {
  readonly draft: Draft
  readonly kept: Kept
  readonly change: (next: (draft: Draft) => Draft) => void
  /** A reply with everything so far was saved. */
  readonly markSaved: () => void
}

const SAVE_AFTER_MS = 300

/** The answers so far, kept on the device under a key that only this package holds, where the browser allows it. */
export function useDraft({ document, documentHash }: OpenedPackage): DraftState {
  const [draft, setDraft] = useState(() => startingDraft(document))
  const [kept, setKept] = useState<Kept>('page')
  const [unsaved, setUnsaved] = useState(false)
  const keeper = useRef<Keeper | null>(null)
  const touched = useRef(false)

  useEffect(() => {
    let gone = false
    const begin = async () => {
      const opened = await draftKeeper(document, documentHash)
      const text = await opened?.load()
      if (gone) return
      keeper.current = opened
      if (opened) setKept('device')
      const earlier = text ? parseDraft(text) : null
      if (earlier && !touched.current) setDraft(earlier)
    }
    begin().catch(() => setKept('page'))
    return () => {
      gone = true
    }
  }, [document, documentHash])

  const change = useCallback((next: (draft: Draft) => Draft) => {
    touched.current = true
    setUnsaved(true)
    setDraft(next)
  }, [])
  const markSaved = useCallback(() => setUnsaved(false), [])
  useSaving(draft, touched, keeper, setKept)
  useLeaveGuard(unsaved && !isEmptyDraft(draft))
  return { draft, kept, change, markSaved }
}

/** None for an anonymous request: everybody asked holds the same file, and on a shared device one would read what another wrote. */
async function draftKeeper(document: PackageDocument, documentHash: string): Promise<Keeper | null> {
  return isAnonymous(document) ? null : await openKeeper('draft', `${document.packageId}:${documentHash}`)
}

function useSaving(
  draft: Draft,
  touched: { readonly current: boolean },
  keeper: { readonly current: Keeper | null },
  setKept: (kept: Kept) => void,
): void {
  useEffect(() => {
    if (!touched.current) return
    const save = async () => {
      const saved = await keeper.current?.save(JSON.stringify(draft))
      if (saved !== undefined) setKept(saved ? 'device' : 'full')
    }
    const soon = setTimeout(save, SAVE_AFTER_MS)
    const now = () => {
      if (globalThis.document.visibilityState === 'hidden') void save()
    }
    globalThis.document.addEventListener('visibilitychange', now)
    return () => {
      clearTimeout(soon)
      globalThis.document.removeEventListener('visibilitychange', now)
    }
  }, [draft, touched, keeper, setKept])
}

/** The browser asks before a page with unsaved answers is closed; from the moment the page says they are saved it does not. */
function useLeaveGuard(active: boolean): void {
  useLayoutEffect(() => {
    if (!active) return
    const guard = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [active])
}

export interface Answering extends DraftState {
  /** First name of who reads the reply. */
  readonly goesTo: string
  /** False when the package is not signed: then where a reply would go is anybody's guess. */
  readonly allowed: boolean
}

export const AnsweringContext = createContext<Answering | null>(null)

export function useAnswering(): Answering {
  const answering = useContext(AnsweringContext)
  if (!answering) throw new Error('used outside the reading screen')
  return answering
}
