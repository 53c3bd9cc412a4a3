import type { Reward } from '../../../shared/contract/rewarding.ts'

export const KIND_NAMES: Readonly<Record<Reward['kind'], string>> = {
  recognition: 'Recognition',
  time: 'Time',
  learning: 'Learning',
  role: 'Role',
  money: 'Money',
}

/** How many minor units make one: 100 for euros, 1 for yen. */
export function minorUnits(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions()
  return 10 ** maximumFractionDigits
}
