import { expect, test } from 'vitest'
import { needsLead, recordedEnds, type Ending } from './needs-lead.ts'

const buildEnding = (overrides: Partial<Ending>): Ending => ({
  chosen: 'C01',
  proposed: [],
  recorded: [],
  ...overrides,
})

test.each(['C05', 'C06', 'C07', 'C14'] as const)('%s is confirmed by the lead', (chosen) => {
  expect(needsLead(buildEnding({ chosen }))).toBe(true)
})

test.each(['C01', 'C02', 'C03', 'C08', 'C09', 'C15'] as const)(
  '%s is, too, where another end was chosen on the way',
  (chosen) => {
    expect(needsLead(buildEnding({ chosen }))).toBe(false)
    for (const proposed of ['C05', 'C06', 'C07', 'C14'])
      expect(needsLead(buildEnding({ chosen, proposed: [proposed] }))).toBe(true)
    expect(needsLead(buildEnding({ chosen, proposed: ['C04', 'C01'] }))).toBe(false)
  },
)

test('nobody confirms what the person ended', () => {
  expect(needsLead(buildEnding({ chosen: 'C04', proposed: ['C05'] }))).toBe(false)
})

test('nobody confirms what a recorded fact carries', () => {
  const recorded = recordedEnds({ diedOn: null, movedAwayOn: new Date('2026-03-01') })

  expect(needsLead(buildEnding({ chosen: 'C08', proposed: ['C06'], recorded }))).toBe(false)
  expect(needsLead(buildEnding({ chosen: 'C09', proposed: ['C06'], recorded }))).toBe(true)
  expect(recordedEnds({ diedOn: new Date('2026-03-01'), movedAwayOn: null })).toEqual(['C10'])
})
