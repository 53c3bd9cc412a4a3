import type { Result } from '../../shared/kernel/result.ts'

/** What a service says went otherwise: a declared code, and its data where the contract declares some. */
export interface Outcome<C extends string = string> {
  readonly code: C
  readonly data?: unknown
}

type Throwers<C extends string> = { readonly [K in C]: (options: never) => Error }

/** Turns a service's result into an answer or a declared error. A code the procedure does not declare is a type error. */
export function answer<T, C extends string>(result: Result<T, Outcome<C>>, errors: Throwers<C>): T {
  if (result.ok) return result.value
  throw errors[result.error.code]({ data: result.error.data } as never)
}
