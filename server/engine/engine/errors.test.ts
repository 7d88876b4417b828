import { expect, test } from 'vitest'
import { EngineRefused, EngineUnavailable, fromGrpc, fromStatus } from './errors.ts'

const grpc = (code: number, details = '') => Object.assign(new Error(details), { code, details })

test('an engine that is away, busy, late or in disorder may be asked again', () => {
  for (const code of [14, 8, 4, 13]) expect(fromGrpc(grpc(code))).toBeInstanceOf(EngineUnavailable)
  for (const status of [429, 500, 503])
    expect(fromStatus(status, '')).toBeInstanceOf(EngineUnavailable)
})

test('a gateway that does not know its partition yet may be asked again, whatever it calls that', () => {
  const detail =
    'Expected to execute command on partition 1, but either it does not exist, or the gateway ' +
    'is not yet aware of it'
  expect(fromGrpc(grpc(5, detail))).toBeInstanceOf(EngineUnavailable)
  expect(
    fromStatus(500, `Unexpected error occurred during the request processing: ${detail}`),
  ).toBeInstanceOf(EngineUnavailable)
})

test('what says that the command itself is wrong is final', () => {
  for (const code of [3, 5, 6, 9]) expect(fromGrpc(grpc(code))).toBeInstanceOf(EngineRefused)
  for (const status of [400, 409]) expect(fromStatus(status, '')).toBeInstanceOf(EngineRefused)
})

test('the message of a refusal holds nothing that the engine quotes, the detail all of it', () => {
  const refused = fromGrpc(grpc(3, 'Expected \'Erika Mustermann\' to be a "number"'))
  expect(refused.message).toBe('INVALID_ARGUMENT: Expected … to be a …')
  expect(refused).toMatchObject({
    code: 'INVALID_ARGUMENT',
    detail: 'Expected \'Erika Mustermann\' to be a "number"',
  })
})
