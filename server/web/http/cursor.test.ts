import { describe, expect, test } from 'vitest'
import { INSTANT, KEY, readCursor, TEXT, UUID, writeCursor } from './cursor.ts'

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

describe('a cursor', () => {
  test('comes back as it was written', () => {
    const cursor = { at: '2026-11-29T11:00:00.000Z', id: '2251799813685249' }

    expect(readCursor(writeCursor(cursor), { at: INSTANT, id: KEY })).toEqual(cursor)
  })

  test('keeps text that sorts a list', () => {
    const cursor = { at: '48143 Müller "am Hafen"', id: '0197a3c2-5a5e-7c39-8b0a-2f4f7a0d9f11' }

    expect(readCursor(writeCursor(cursor), { at: TEXT, id: UUID })).toEqual(cursor)
  })

  test.each([
    ['no JSON', encoded('2026-11-29T11:00:00.000Z 17')],
    ['no list', encoded('{"at":"2026-11-29T11:00:00.000Z","id":"17"}')],
    ['too short', encoded('["2026-11-29T11:00:00.000Z"]')],
    ['numbers', encoded('[1,2]')],
    ['of another list', writeCursor({ at: '48143', id: '17' })],
    ['with an id of another kind', writeCursor({ at: '2026-11-29T11:00:00.000Z', id: "1' OR 1" })],
    ['empty', ''],
  ])('that is %s is refused with its place', (_, word) => {
    expect(() => readCursor(word, { at: INSTANT, id: KEY })).toThrowError(
      expect.objectContaining({ issues: [expect.objectContaining({ path: 'cursor' })] }),
    )
  })
})
