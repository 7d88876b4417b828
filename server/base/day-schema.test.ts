import { expect, test } from 'vitest'
import { daySchema } from './day-schema.ts'

test.each(['1900-01-01', '2026-02-28', '2028-02-29', '2199-12-31'])('%s is a day', (day) => {
  expect(daySchema.parse(day)).toBe(day)
})

test.each(['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-02-29', ''])(
  '"%s" is refused',
  (day) => {
    expect(daySchema.safeParse(day).success).toBe(false)
  },
)
