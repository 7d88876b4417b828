import { expect, it } from 'vitest'
import { idsIn } from './shown.ts'

const [first, second] = [
  '0f0e0d0c-0b0a-4900-8800-070605040302',
  '1f0e0d0c-0b0a-4900-8800-070605040302',
]

it('finds every id in an answer and its address, each once, also in subjects', () => {
  // given
  const reply = {
    items: [{ id: first, subject: { kind: 'case', id: first } }, { subject: `case:${second}` }],
    when: new Date(0),
    file: Buffer.from(first),
    nothing: null,
    text: `${'a'.repeat(60)} ${first}`,
  }
  // when
  const found = idsIn({ id: second }, reply)
  // then
  expect(found.toSorted()).toEqual([first, second])
})

it('finds none where there is none', () => {
  expect(idsIn(undefined, null, { count: 3, name: 'Ahorn' })).toEqual([])
})
