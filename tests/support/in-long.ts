/** What `npm test` tries, and in `npm run test:long` what it leaves out as well. */
export const inLong = <T>(always: readonly T[], rest: readonly T[]): T[] =>
  process.env['TEST_LONG'] === 'on' ? [...always, ...rest] : [...always]
