import { defineConfig } from 'vitest/config'

/** The unit project alone: what the mutation tester runs against each mutant. */
export default defineConfig({
  test: {
    pool: 'forks',
    setupFiles: ['tests/support/silent-console.ts'],
    include: ['server/{web,engine,procedure}/**/*.test.ts'],
  },
})
