import { describe, expect, it } from 'vitest'
import type { Db } from '#server/base/db.ts'
import { createPresence } from './presence.ts'

describe('who is writing', () => {
  const build = () => {
    let at = 0
    const now = () => new Date(at)
    const presence = createPresence({
      db: {} as Db,
      clock: { now, wallNow: now, offsetMs: () => 0, setOffset: () => undefined },
      channel: 'live',
    })
    return { presence, pass: (ms: number) => void (at += ms) }
  }

  it('is known to the others in the same place alone', () => {
    // given
    const { presence } = build()
    // when
    presence.hear({ place: 'form', who: 'mira' })
    // then
    expect(presence.others({ place: 'form', who: 'anna' })).toEqual(['mira'])
    expect(presence.others({ place: 'form', who: 'mira' })).toEqual([])
    expect(presence.others({ place: 'another form', who: 'anna' })).toEqual([])
  })

  it('is forgotten 30 seconds after the last word', () => {
    // given
    const { presence, pass } = build()
    presence.hear({ place: 'form', who: 'mira' })
    pass(20_000)
    presence.hear({ place: 'form', who: 'mira' })
    // when
    pass(29_999)
    const shortly = presence.others({ place: 'form', who: 'anna' })
    pass(1)
    // then
    expect(shortly).toEqual(['mira'])
    expect(presence.others({ place: 'form', who: 'anna' })).toEqual([])
  })
})
