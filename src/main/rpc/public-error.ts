import { ORPCError } from '@orpc/server'
import type { Log } from '../shell/log.ts'

/** Faults of disk and file that the driver and the OS report, in the contract's words. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'DISK_FULL'],
  [/^(SQLITE_READONLY\w*|EROFS|EACCES|EPERM|SQLITE_CANTOPEN\w*)$/, 'VAULT_READ_ONLY'],
  [/^(SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/, 'DATABASE_DAMAGED'],
  [/^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*)$/, 'VAULT_BUSY'],
  [/^(SQLITE_IOERR\w*|EIO)$/, 'DISK_FAILED'],
]

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** Where in our code it happened; the message is left out, for it may quote what a person wrote. */
function placeOf(error: unknown): string {
  const frame = error instanceof Error ? /\n\s+at (?:async )?([\w.$]+)/.exec(error.stack ?? '') : null
  return frame?.[1] ?? 'unknown'
}

/** An invalid input names the field and the rule, never the value. */
function withoutValues(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  const { data } = error
  if (error.code !== 'BAD_REQUEST' || typeof data !== 'object' || data === null || !('issues' in data)) return error
  const issues = Array.isArray(data.issues) ? data.issues : []
  const kept = issues.map((issue: { path?: unknown; code?: unknown }) => ({ path: issue.path ?? [], code: issue.code ?? 'invalid' }))
  return new ORPCError('BAD_REQUEST', { message: 'Input validation failed', data: { issues: kept } })
}

/**
 * What the contract declares is an outcome and no fault of ours: it says so in its status too, or every wrong passphrase would stand in
 * the browser's log as a broken server. oRPC gives 500 to a code of our own that names no status.
 */
const DECLARED = 422

function asOutcome(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  if (!error.defined || error.status < 500) return error
  return new ORPCError(error.code, { defined: true, status: DECLARED, message: error.message, data: error.data })
}

/** What may cross to the renderer: declared errors as they are, known faults by their code, and a bug as INTERNAL with nothing in it. */
export function publicError(error: unknown, procedure: string, log: Log): ORPCError<string, unknown> {
  if (error instanceof ORPCError && (error.defined || error.status < 500)) return withoutValues(asOutcome(error))
  const code = codeOf(error)
  const fault = code && !(error instanceof ORPCError) ? faults.find(([pattern]) => pattern.test(code)) : undefined
  if (fault) {
    log('rpc-fault', { procedure, code: fault[1] })
    return new ORPCError(fault[1])
  }
  if (error instanceof Error && error.name === 'AbortError') return new ORPCError('CANCELLED', { status: 499 })
  log('rpc-bug', { procedure, name: error instanceof Error ? error.name : typeof error, code: code ?? 'none', at: placeOf(error) })
  return new ORPCError('INTERNAL', { status: 500, message: 'Internal error' })
}
