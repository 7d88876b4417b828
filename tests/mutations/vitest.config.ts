import { defineConfig } from 'vitest/config'

/** The tests that must notice a mutant: those of its own room and of the three beside it. */
export default defineConfig({
  test: {
    pool: 'forks',
    setupFiles: ['tests/support/silent-console.ts'],
    include: ['server/{web/policies,procedure/calendar,procedure/forms,engine/engine}/*.test.ts'],
    testTimeout: 60_000,
  },
})
