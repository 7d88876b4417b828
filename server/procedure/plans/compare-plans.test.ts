import { describe, expect, test } from 'vitest'
import { comparePlans } from './compare-plans.ts'

const goal = (title: string, more = {}) => ({
  title,
  lifeArea: 'work',
  indicator: 'Ich gehe hin.',
  targetOn: '2027-01-01',
  startLevel: -1,
  scale: { '0': 'jede Woche' },
  importance: 3,
  ...more,
})
const plan = (more = {}) => ({
  guidingGoal: 'Wieder arbeiten',
  goals: [goal('Sprachkurs')],
  contributions: [{ side: 'client' as const, text: 'Ich melde mich an.', dueOn: null }],
  measures: [],
  reviewOn: '2027-02-01',
  ...more,
})

describe('two versions of a plan', () => {
  test('that say the same have no differences', () => {
    expect(comparePlans(plan(), plan())).toEqual([])
  })

  test('tell which goal is new and which is left out', () => {
    expect(comparePlans(plan(), plan({ goals: [goal('Ausbildung')] }))).toEqual([
      { part: 'goal', what: 'added', text: 'Ausbildung' },
      { part: 'goal', what: 'left-out', text: 'Sprachkurs' },
    ])
  })

  test('tell what a goal says otherwise', () => {
    expect(
      comparePlans(plan(), plan({ goals: [goal('Sprachkurs', { targetOn: '2027-06-01' })] })),
    ).toEqual([
      {
        part: 'goal',
        what: 'changed',
        text: 'Sprachkurs',
        before: 'Ich gehe hin. · 2027-01-01 · 0: jede Woche',
        after: 'Ich gehe hin. · 2027-06-01 · 0: jede Woche',
      },
    ])
  })

  test('keep the two sides of contributions apart', () => {
    const moved = plan({
      contributions: [{ side: 'agency', text: 'Ich melde mich an.', dueOn: null }],
    })
    expect(comparePlans(plan(), moved).map(({ part, what }) => [part, what])).toEqual([
      ['contributionClient', 'left-out'],
      ['contributionAgency', 'added'],
    ])
  })

  test('tell a measure’s new end and another day of review', () => {
    const measure = {
      type: 'training',
      provider: 'Bildungswerk',
      startOn: null,
      endOn: '2027-03-01',
      costBearer: null,
      needsDecision: false,
      goals: [1],
    }
    const found = comparePlans(
      plan({ measures: [measure] }),
      plan({ measures: [{ ...measure, endOn: '2027-05-01' }], reviewOn: '2027-04-01' }),
    )
    expect(found).toEqual([
      {
        part: 'measure',
        what: 'changed',
        text: 'training: Bildungswerk',
        before: '2027-03-01',
        after: '2027-05-01',
      },
      { part: 'reviewOn', what: 'changed', text: '', before: '2027-02-01', after: '2027-04-01' },
    ])
  })
})
