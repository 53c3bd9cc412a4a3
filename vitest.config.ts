import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const SLOW = process.env.SLOW === '1'

export default defineConfig({
  test: {
    // The default leaves one core to a person at the keyboard: on two cores that doubles the time.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'unit', isolate: false, include: ['src/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'migrations', include: ['tests/migrations/**/*.test.ts'] } },
      { extends: true, test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], testTimeout: SLOW ? 1_800_000 : 180_000, hookTimeout: 60_000 },
      },
    ],
    testTimeout: SLOW ? 120_000 : 20_000,
    restoreMocks: true,
    allowOnly: false,
    passWithNoTests: false,
  },
})
