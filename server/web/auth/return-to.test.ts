import { expect, it } from 'vitest'
import { safeReturnTo } from './return-to.ts'

it.each([
  ['/cases/1?tab=letters', '/cases/1?tab=letters'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/api/session', '/'],
  ['/auth/callback?code=1', '/'],
  ['/a/../api/session', '/'],
  ['/\r\nSet-Cookie: a=b', '/'],
  [undefined, '/'],
  [['/cases'], '/'],
])('%j leads to %s', (wanted, expected) => {
  // when
  const address = safeReturnTo(wanted)
  // then
  expect(address).toBe(expected)
})
