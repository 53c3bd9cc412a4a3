import { ORPCError } from '@orpc/server'

/** The declared code a call was refused with; what it answered instead shows in the failing test. */
export async function errorCode(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error) => (error instanceof ORPCError ? error.code : String(error)),
  )
}
