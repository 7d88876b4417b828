import { z } from 'zod'

const FIRST = '1900-01-01'
const LAST = '2199-12-31'

/**
 * A calendar day as it may come in from outside, `YYYY-MM-DD`: one that exists and that calendar,
 * database and letters can reckon with.
 */
export const daySchema = z.iso.date().refine((day) => day >= FIRST && day <= LAST, {
  error: 'a day between 1900 and 2199',
})
