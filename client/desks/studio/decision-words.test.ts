import { expect, it } from 'vitest'
import { setLocale } from '#client/generated/messages/runtime.js'
import { cellInWords } from './decision-words.ts'

it.each([
  ['-', null],
  ['true', 'ja'],
  ['null', 'nichts'],
  ['>= 3', 'ab 3'],
  ['< -0.5', 'unter -0,5'],
  ['[7..90]', '7 bis 90'],
  ['"homeless-or-eviction"', 'ohne Wohnung oder vor der Räumung'],
  ['"offer", "year"', 'Stelle in Aussicht oder in den letzten 12 Monaten'],
  ['not("kinderhaus", "nord")', 'nicht kinderhaus oder nord'],
  ['"P1"', 'P1'],
  ['count(list) > 3', 'count(list) > 3'],
])('%s is said as "%s"', async (cell, said) => {
  await setLocale('de', { reload: false })

  expect(cellInWords(cell)).toBe(said)
})
