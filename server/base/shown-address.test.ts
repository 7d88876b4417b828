import { expect, it } from 'vitest'
import { shownAddress } from './shown-address.ts'

const person = {
  street: 'Probeweg 1',
  postcode: '00100',
  city: 'Musterstadt',
  blockingNotice: false,
}

it.each([
  ['whole', person, ['Probeweg 1', '00100 Musterstadt']],
  ['without a street', { ...person, street: '' }, ['00100 Musterstadt']],
  ['without a town', { ...person, postcode: '', city: ' ' }, ['Probeweg 1']],
  ['empty', { ...person, street: '', postcode: '', city: '' }, null],
  ['that is blocked', { ...person, blockingNotice: true }, null],
])('an address %s is what stands in it', (_, of, expected) => {
  expect(shownAddress(of)).toEqual(expected)
})
