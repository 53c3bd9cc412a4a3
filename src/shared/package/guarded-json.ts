import { err, ok, type Result } from '../kernel/result.ts'
import type { ContentRefusal } from './refusal.ts'

const MAX_DEPTH = 32
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const QUOTE = 34
const BACKSLASH = 92
const OPEN_LIST = 91
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/** Parses JSON that a stranger wrote: nested at most 32 deep, and with no key that reaches a prototype. */
export function parseGuarded(text: string): Result<unknown, ContentRefusal> {
  if (nestedTooDeep(text)) return refused('depth')
  let forbidden: string | null = null
  try {
    const value: unknown = JSON.parse(text, (key, part: unknown) => {
      if (FORBIDDEN.has(key)) forbidden = key
      return part
    })
    return forbidden === null ? ok(value) : refused(forbidden)
  } catch {
    return refused('json')
  }
}

export function refused(where: string): Result<never, ContentRefusal> {
  return err({ code: 'PACKAGE_CONTENT_REFUSED', data: { where } })
}

/** Counted before parsing: a parser that recurses would not survive what this refuses. */
function nestedTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth++
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--
    if (depth > MAX_DEPTH) return true
  }
  return false
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}
