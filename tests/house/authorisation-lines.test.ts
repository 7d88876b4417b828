import { expect, test } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { routeName } from '#server/web/http/route.ts'
import { authorisationTable } from '#tests/api/authorisation-table.ts'
import { noEngine } from '#tests/support/no-engine.ts'

test('each route of a noun has a line that says who gets through', () => {
  // when
  const names = routesOf(noEngine).map(routeName)
  // then
  expect(names.filter((name) => !(name in authorisationTable))).toEqual([])
})
