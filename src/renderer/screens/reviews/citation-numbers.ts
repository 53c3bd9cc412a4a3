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

/** Puts `[3]` where the caret stands, or at the end. */
export function addNumber(text: string, number: number, caret: number): string {
  const mark = `[${number}]`
  if (text.includes(mark)) return text
  return `${text.slice(0, caret)}${mark}${text.slice(caret)}`
}

export function removeNumber(text: string, number: number): string {
  return text.replaceAll(`[${number}]`, '')
}
