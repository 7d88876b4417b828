import { describe, expect, it } from 'vitest'
import { firstConversationKey, ruleFor, settingsDefaults } from './settings-defaults.ts'

const keysOfTheProcedure =
  `posting-time response-period response-period-reminder response-period-second
  question-extension answer-question clarify-address clarify-letter phone-contact
  assignment-confirm first-conversation appointment-proposal appointment-reminder
  attendance-record thinking-time prepare-assessment assessment-finished plan-agreed
  third-party-report benefit-decision measure-report review pause-max closure-confirm aftercare
  data-request print-due campaign-end`.split(/\s+/)

describe('settingsDefaults', () => {
  it('has every key of the procedure once', () => {
    const keys = settingsDefaults.map(({ key }) => key)

    expect(keys).toEqual(expect.arrayContaining(keysOfTheProcedure))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('keeps every default within its own limits, and names it in both languages', () => {
    const wrong = settingsDefaults.filter(
      ({ amount, min, max, name, nameEn }) => amount < min || amount > max || !name || !nameEn,
    )

    expect(wrong).toEqual([])
  })

  it('never lets the posting time fall below the four days of the law', () => {
    expect(settingsDefaults.find(({ key }) => key === 'posting-time')).toMatchObject({
      amount: 4,
      min: 4,
      unit: 'days',
    })
  })

  it('says which rule a drawing names wrongly', () => {
    expect(() => ruleFor('response-perod')).toThrow('There is no setting "response-perod"')
  })

  it.each([
    ['P1', 2],
    ['P2', 10],
    ['P3', 42],
    [null, 42],
  ])('gives priority %s a first conversation within %i', (priority, amount) => {
    expect(ruleFor(firstConversationKey(priority)).amount).toBe(amount)
  })
})
