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

/** For procedures that need one: adds `vault` and `deps`, or answers VAULT_LOCKED. */
export const opened = base.use(({ context, next }) => {
  const vault: OpenVault | null = context.vaults.current()
  if (!vault) throw new ORPCError('VAULT_LOCKED')
  return next({ context: { vault, deps: vault.deps } })
})
