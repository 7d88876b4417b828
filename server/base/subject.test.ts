import { expect, test } from 'vitest'
import {
  campaignSubject,
  caseSubject,
  ForeignSubject,
  invitationSubject,
  parseSubject,
  subjectText,
} from './subject.ts'

test.each([
  [caseSubject('c1'), 'case:c1'],
  [invitationSubject('i1'), 'invitation:i1'],
  [campaignSubject('k1'), 'campaign:k1'],
])('a subject is written and read again: %o', (subject, text) => {
  expect(subjectText(subject)).toBe(text)
  expect(parseSubject(text)).toEqual(subject)
})

test.each(['', 'case', 'case:', ':c1', 'staff:s1', 'Case:c1', 'setting:case:c1'])(
  'foreign text is no subject: "%s"',
  (text) => {
    expect(() => parseSubject(text)).toThrow(ForeignSubject)
  },
)
