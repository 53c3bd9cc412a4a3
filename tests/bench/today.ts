import { call } from '@orpc/server'
import { insightsRouter } from '../../src/main/features/insights/index.ts'
import { writeYears } from '../support/coaching-generator.ts'
import { seatFirm } from '../support/firm.ts'
import { openTestVault } from '../support/vault.ts'
import { type Figure, percentile, timed } from './figures.ts'

/** Today of a manager of thirty with five years behind them, through the contract. */
export async function todayFigures(): Promise<Figure[]> {
  const vault = await openTestVault()
  try {
    const { roberto } = await seatFirm(vault)
    await writeYears(vault.deps, roberto, 30)
    const ask = () => call(insightsRouter.today, undefined, { context: vault.context })
    const statements = (await vault.statementsOf(ask)).length
    const times: number[] = []
    for (let round = 0; round < 30; round += 1) times.push(await timed(ask))
    const before = process.cpuUsage()
    for (let round = 0; round < 10; round += 1) await ask()
    const used = process.cpuUsage(before)
    return [
      { name: `Today, 30 people, five years, ${statements} statements, p95`, figure: percentile(times, 0.95), budget: 100 },
      { name: 'processor time of the same', figure: (used.user + used.system) / 10_000, budget: 100 },
    ]
  } finally {
    await vault.close()
  }
}
