import { describe, expect, it } from 'vitest'
import { awkwardBodies } from '#tests/support/awkward-bodies.ts'
import { parseJsonBody } from './json-body.ts'

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text))

describe('parseJsonBody', () => {
  it.each([
    '{"a":1,"b":[{"a":2},{"a":3}]}',
    '[]',
    '"text with \\"quotes\\": {"',
    '{"a":"}{\\\\","b":{"a":null}}',
    ' {"über":"ß"} ',
  ])('reads %s as JSON.parse does', (text) => {
    // when
    const value = parse(text)
    // then
    expect(value).toEqual(JSON.parse(text))
  })

  it.each([
    ['a key given twice', '{"a":1,"a":2}'],
    ['a key given twice in another spelling', '{"a":1,"\\u0061":2}'],
    ['a key given twice further down', '{"x":[{"a":1,"b":{},"a":2}]}'],
    ['__proto__', '{"__proto__":{"isAdmin":true}}'],
    ['constructor, escaped', '{"\\u0063onstructor":1}'],
    ['NUL', '{"a":"\\u0000"}'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
    ['deep nesting', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['no JSON', '{a:1}'],
    ['an open string', '{"a'],
    ['NaN', '{"a":NaN}'],
  ])('refuses %s', (_title, text) => {
    // when
    const attempt = (): unknown => parse(text)
    // then
    expect(attempt).toThrow(expect.objectContaining({ code: 'BAD_JSON', status: 400 }))
  })

  it('refuses bytes that are not UTF-8', () => {
    // when
    const attempt = (): unknown => parseJsonBody(Buffer.from([0x7b, 0xff, 0x7d]))
    // then
    expect(attempt).toThrow(expect.objectContaining({ code: 'BAD_JSON' }))
  })

  it.each(awkwardBodies)('refuses 256 kB of $name', ({ text }) => {
    // when
    const attempt = (): unknown => parse(text(256_000))
    // then
    expect(attempt).toThrow(expect.objectContaining({ code: 'BAD_JSON' }))
  })
})
