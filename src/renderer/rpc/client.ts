import { createORPCClient, DynamicLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../shared/contract/index.ts'
import { type Link, openLink } from './link.ts'

let opened: Promise<Link> | null = null

/** Opens the link on the first call and keeps it for the life of the page. */
export function connect(): Promise<Link> {
  opened ??= openLink()
  return opened
}

/** Asks main. Every procedure of the contract, typed: `await rpc.coaching.keepNote({ … })`. */
export const rpc: ContractRouterClient<Contract> = createORPCClient(new DynamicLink(connect))

/** The same procedures as TanStack Query options: `useQuery(orpc.people.list.queryOptions())`. */
export const orpc = createTanstackQueryUtils(rpc)
