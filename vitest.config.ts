import { defineConfig } from 'vitest/config'
import { PATIENCE_MS } from './tests/support/patience.ts'

const SETUP = ['tests/support/silent-console.ts']
const time = 'tests/processes/**/*.time.test.ts'

/** What renders PDFs: minutes of work on a busy machine. */
const letters = 'server/**/*.letters.test.ts'

/** What the engine exported during the run is checked at its end. */
const records = 'tests/support/empty-records.ts'

/** Only what hangs is ended: three of its waits may last before a test does. */
const patient = {
  testTimeout: 3 * PATIENCE_MS,
  hookTimeout: 3 * PATIENCE_MS,
  expect: { poll: { timeout: PATIENCE_MS } },
}

/**
 * Integration, time and journeys start a broker and a database per Vitest worker; the files of a
 * worker run one after another on them. Moved clocks and browsers take turns on two workers.
 */
const withEngine = {
  pool: 'forks' as const,
  setupFiles: SETUP,
  globalSetup: [records],
  isolate: false,
  ...patient,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          pool: 'forks',
          setupFiles: SETUP,
          include: ['{processes,server,client,prisma,tests/house}/**/*.test.{ts,tsx}'],
          exclude: [letters],
          ...patient,
        },
      },
      {
        test: {
          name: 'letters',
          pool: 'forks',
          setupFiles: SETUP,
          include: [letters],
          ...patient,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          ...withEngine,
          name: 'integration',
          include: ['tests/{processes,api}/**/*.test.ts'],
          exclude: [time],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...withEngine,
          name: 'time',
          include: [time],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...withEngine,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'privacy',
          pool: 'forks',
          setupFiles: SETUP,
          include: ['tests/privacy/**/*.test.ts'],
          ...patient,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
