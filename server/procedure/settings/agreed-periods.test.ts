import { expect, it } from 'vitest'
import { settingsDefaults } from './settings-defaults.ts'

/** Days, working days or months, and within which bounds a process owner may set them. */
const AGREED = `
  posting-time 4 days 4-10
  print-due 3 workdays 1-20
  response-period 14 days 10-28
  response-period-reminder 10 days 7-28
  response-period-second 14 days 7-28
  question-extension 7 days 1-28
  answer-question 2 workdays 1-10
  clarify-address 5 workdays 1-20
  clarify-letter 2 workdays 1-10
  phone-contact 5 workdays 1-20
  campaign-end 70 days 70-366
  assignment-confirm 1 workdays 1-5
  first-conversation 42 days 7-84
  first-conversation-p1 2 workdays 0-5
  first-conversation-p2 10 workdays 1-20
  appointment-proposal 7 days 2-28
  appointment-reminder 2 workdays before 1-10
  attendance-record 0 workdays 0-5
  arrange-talk 5 workdays 1-20
  after-no-show 2 workdays 1-10
  thinking-time 14 days 7-28
  prepare-campaign 10 workdays 1-30
  check-exclusions 3 workdays 1-20
  approve-campaign 3 workdays 1-20
  campaign-report 10 workdays 1-30
  wave-gap 14 days 1-60
  participation-decision 2 workdays 1-10
  ask-again 2 workdays 1-10
  prepare-assessment 10 workdays 1-20
  assessment-finished 28 days 14-84
  plan-agreed 84 days 28-168
  confirm-assessment 5 workdays 1-20
  case-consultation 10 workdays 1-30
  approve-plan 3 workdays 1-10
  sign-plan 10 workdays 1-30
  mediate 20 workdays 5-20
  follow-up-contact 3 workdays 1-10
  amend-plan 3 workdays 1-10
  review-conversation 5 workdays 1-20
  review-without-client 5 workdays 1-20
  review-decision 3 workdays 1-10
  closing-report 5 workdays 1-20
  aftercare-contact 5 workdays 1-20
  third-party-report 21 days 7-60
  benefit-decision 20 workdays 5-60
  measure-report 60 days 14-180
  review 6 months 1-6
  pause-max 6 months 1-6
  closure-confirm 5 workdays 1-20
  aftercare 3 months 1-6
  data-request 1 months 1-1`

it('the periods of the procedure are those that were agreed', () => {
  const said = settingsDefaults.map(({ key, amount, unit, direction, min, max }) =>
    [key, amount, unit, ...(direction === 'after' ? [] : [direction]), `${min}-${max}`].join(' '),
  )

  expect(said).toEqual(AGREED.trim().split(/\n\s*/))
  expect(new Set(settingsDefaults.map(({ direction }) => direction))).toEqual(
    new Set(['after', 'before']),
  )
})

it('the law stands beside the period that it sets', () => {
  const sources = settingsDefaults
    .filter(({ source }) => source !== null)
    .map(({ key, source }) => `${key}: ${source?.replace(/ \(.*/, '')}`)

  expect(sources).toEqual([
    'posting-time: § 37 Abs. 2 SGB X',
    'review: § 12 Abs. 2 SGB XII',
    'data-request: Art. 12 Abs. 3 DSGVO',
  ])
})
