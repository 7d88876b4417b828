import { expect, test } from 'vitest'
import { markerName, markerSentAt } from './marker.ts'

test('a marker tells when it was sent, whenever it comes back', () => {
  // given
  const sentAt = new Date('2026-06-01T08:00:00.250Z')
  // when
  const line = JSON.stringify({ value: { signalName: markerName(sentAt), variables: {} } })
  // then
  expect(markerSentAt(line)).toEqual(sentAt)
})

test('a signal of another name is no marker', () => {
  expect(markerSentAt('{"value":{"signalName":"alive-soon"}}')).toBeNull()
})
