import { expect, test } from 'vitest'
import { databaseRefusal } from './database-refusal.ts'

const failing = (code: string, more: object = {}): Error =>
  Object.assign(new Error('Key (last_name)=(Beispiel)'), { code, ...more })
const wrapped = (originalCode: string): Error =>
  failing('P2010', { meta: { driverAdapterError: { cause: { originalCode } } } })

test.each([
  ['a unique index hit in a race', ['P2002', '23505'], [409, 'MEANWHILE']],
  ['something referred to that is gone', ['P2003', '23503', 'P2025'], [404, 'NOT_FOUND']],
  ['what no column takes', ['P2000', '22003', '22008', '22P02', '22021'], [400, 'INVALID']],
  ['a database that is away', ['P1001', 'P2024', '57P01', '08006', 'ECONNREFUSED'], [503, 'AWAY']],
  ['two that waited for each other', ['P2034', '40001', '40P01'], [503, 'AWAY']],
])('%s is told in a sentence', (_, codes, told) => {
  const refusals = [
    ...codes.map((code) => databaseRefusal(failing(code))),
    ...codes.filter((code) => /^\d/.test(code)).map((code) => databaseRefusal(wrapped(code))),
  ]

  expect(refusals.map((refusal) => [refusal?.status, refusal?.code])).toEqual(
    refusals.map(() => told),
  )
})

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
  '"%s" is a database that is away',
  (message) => {
    expect(databaseRefusal(new Error(message))).toMatchObject({ status: 503 })
  },
)

test.each([failing('42601'), failing('P2010'), failing('EACCES'), new Error('ours'), 'text', null])(
  'nothing is told of other faults',
  (error) => {
    expect(databaseRefusal(error)).toBeNull()
  },
)
