import { expect, test } from 'vitest'
import { knownSurvivors } from '#tests/mutations/known-survivors.ts'
import { locateKnown } from '#tests/mutations/locate-known.ts'

test.each(knownSurvivors.map((known) => [known.from, known] as const))(
  'the known survivor stands where it is looked for: %s',
  (_, known) => {
    expect(locateKnown(known).file).toContain(known.room)
  },
)
