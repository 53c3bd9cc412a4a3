import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../shared/contract/index.ts'

/** What each procedure answers: `ContractOutputs['workspace']['frame']`. */
export type ContractOutputs = InferContractRouterOutputs<Contract>
