import { describe, expect, it } from 'vitest'
import { EngineRefused, EngineUnavailable, fromGrpc, fromStatus } from './errors.ts'

const grpc = (code: unknown, details?: string) =>
  Object.assign(new Error('x'), details === undefined ? { code } : { code, details })

describe('an error of the engine', () => {
  it.each([
    [1, 'CANCELLED'],
    [2, 'UNKNOWN'],
    [4, 'DEADLINE_EXCEEDED'],
    [7, 'PERMISSION_DENIED'],
    [8, 'RESOURCE_EXHAUSTED'],
    [10, 'ABORTED'],
    [12, 'UNIMPLEMENTED'],
    [13, 'INTERNAL'],
    [14, 'UNAVAILABLE'],
    [15, 'UNKNOWN'],
    [16, 'UNAUTHENTICATED'],
    [99, 'UNKNOWN'],
  ])('%i means that it may be asked again', (code, name) => {
    expect(fromGrpc(grpc(code, 'later'))).toEqual(new EngineUnavailable(name))
  })

  it.each([
    [3, 'INVALID_ARGUMENT'],
    [5, 'NOT_FOUND'],
    [6, 'ALREADY_EXISTS'],
    [9, 'FAILED_PRECONDITION'],
    [11, 'OUT_OF_RANGE'],
  ])('%i is a refusal with its name and its reason', (code, name) => {
    expect(fromGrpc(grpc(code, 'because'))).toMatchObject({
      name: 'EngineRefused',
      code: name,
      detail: 'because',
      message: `${name}: because`,
    })
  })

  it.each([401, 403, 408, 429, 500, 502, 503, 504, 599])(
    'of status %i may be asked again',
    (status) => {
      expect(fromStatus(status, 'later')).toEqual(new EngineUnavailable(`HTTP_${status}`))
    },
  )

  it.each([400, 409, 413, 415, 422])('of status %i is a refusal', (status) => {
    const code = `HTTP_${status}`

    expect(fromStatus(status, 'because')).toMatchObject({ code, detail: 'because' })
  })

  it('that is ours already stays as it is', () => {
    const [away, refused] = [new EngineUnavailable('X'), new EngineRefused('Y', '')]

    expect(fromGrpc(away)).toBe(away)
    expect(fromGrpc(refused)).toBe(refused)
  })

  it('that is none of the engine stays what it is, and is one at least', () => {
    const ours = new TypeError('ours')
    const odd = grpc('ENOENT')

    expect(fromGrpc(ours)).toBe(ours)
    expect(fromGrpc(odd)).toBe(odd)
    expect(fromGrpc('text')).toEqual(new Error('unknown error of the engine'))
    expect(fromGrpc({ code: 5 })).toEqual(new Error('unknown error of the engine'))
  })

  it('without a reason has an empty one', () => {
    expect(fromGrpc(grpc(5))).toMatchObject({ detail: '', message: 'NOT_FOUND: ' })
  })

  it('is called as what it is: a gateway that does not know its partition is away', () => {
    const detail = 'partition 1: the gateway is not yet aware of it'

    expect(fromGrpc(grpc(5, detail))).toMatchObject({ message: 'NO_PARTITION_YET' })
    expect(fromStatus(500, detail)).toMatchObject({ message: 'NO_PARTITION_YET' })
  })

  it('says at most three hundred characters, and nothing in quotation marks', () => {
    const { message } = new EngineRefused('X', `'a' "b" '' ${'y'.repeat(400)}`)

    expect(message).toBe(`X: … … … ${'y'.repeat(294)}`)
  })
})
