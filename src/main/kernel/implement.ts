import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { OpenVault, Vaults } from './session.ts'

/** What every procedure is called with. */
export interface RouterContext {
  readonly vaults: Vaults
}

const base = implement(contract).$context<RouterContext>()

/** For procedures that run without an open vault. */
export const anytime = base

/** Every procedure below declares it; here, before the procedure is known, that has to be said. */
function locked(): ORPCError<'VAULT_LOCKED', unknown> {
  return new ORPCError('VAULT_LOCKED', { defined: true })
}

/** For procedures that need one: adds `vault` and `deps`, or answers VAULT_LOCKED. */
export const opened = base.use(async ({ context, next }) => {
  const vault: OpenVault | null = context.vaults.current()
  if (!vault) throw locked()
  try {
    return await next({ context: { vault, deps: vault.deps } })
  } catch (error) {
    // What was at work while the vault closed fails in many ways, all for this one reason.
    if (!(error instanceof ORPCError) && context.vaults.current() !== vault) throw locked()
    throw error
  }
})
