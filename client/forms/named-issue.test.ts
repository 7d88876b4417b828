import { expect, it } from 'vitest'
import type { Form } from '#server/procedure/forms/model.ts'
import { namedIssue } from './named-issue.ts'

const form: Form = {
  id: 'probe',
  type: 'default',
  schemaVersion: 19,
  components: [
    {
      type: 'group',
      id: 'g',
      components: [
        {
          type: 'datetime',
          id: 'd',
          key: 'dueOn',
          dateLabel: 'Nächster Tag',
          properties: { labelEn: 'Next day' },
        },
      ],
    },
    {
      type: 'dynamiclist',
      id: 'l',
      path: 'goals',
      label: 'Ziele',
      components: [{ type: 'textfield', id: 't', key: 'title', label: 'Ziel in einem Satz' }],
    },
  ],
}
const said = (path: string, message: string) => namedIssue(form, { path, message }, 'de').message

it.each([
  ['dueOn', 'Wählen Sie einen Tag nach heute.', 'Nächster Tag: Wählen Sie einen Tag nach heute.'],
  ['goals', 'Höchstens fünf.', 'Ziele: Höchstens fünf.'],
  ['goals.1.title', 'Bitte kürzen.', 'Ziel in einem Satz: Bitte kürzen.'],
  ['goals.1', 'Bitte prüfen.', 'Ziele: Bitte prüfen.'],
  ['dueOn', 'Bitte „Nächster Tag“ ausfüllen.', 'Bitte „Nächster Tag“ ausfüllen.'],
  ['unknown', 'Passt nicht.', 'Passt nicht.'],
])('a refusal at %s names its field', (path, message, expected) => {
  expect(said(path, message)).toBe(expected)
})

it('names it in the language of the page', () => {
  const issue = { path: 'dueOn', message: 'Choose a day after today.' }

  expect(namedIssue(form, issue, 'en').message).toBe('Next day: Choose a day after today.')
})
