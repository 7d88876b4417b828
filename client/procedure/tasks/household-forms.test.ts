import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { HOUSEHOLD_FORMS } from './household-forms.ts'

test('whoever is asked whether the household is right sees it there and can change it', () => {
  // given
  const asking = globSync('processes/*/*.form').filter((file) =>
    readFileSync(file, 'utf8').includes('"householdConfirmed"'),
  )

  // when / then
  expect(asking.map((file) => basename(file, '.form'))).toEqual(HOUSEHOLD_FORMS)
})
