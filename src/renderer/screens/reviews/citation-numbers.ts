import type { ItemRef } from './review-store.ts'

type Listener = (number: number) => void
const listeners = new Map<string, Listener>()
const nameOf = ({ kind, key }: ItemRef) => `${kind} ${key}`

/** The text field of an item hears of a number cited into it. Returns how to stop. */
export function listenForNumbers(item: ItemRef, listener: Listener): () => void {
  listeners.set(nameOf(item), listener)
  return () => {
    listeners.delete(nameOf(item))
  }
}

export function announceNumber(item: ItemRef, number: number): void {
  listeners.get(nameOf(item))?.(number)
}
