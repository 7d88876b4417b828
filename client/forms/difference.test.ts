import { expect, test } from 'vitest'
import type { Form } from '#server/procedure/forms/model.ts'
import { differencesOf } from './difference.ts'

const form: Form = {
  id: 'probe',
  type: 'default',
  schemaVersion: 19,
  components: [
    {
      type: 'textarea',
      id: 'a',
      key: 'concern',
      label: 'Anliegen',
      properties: { labelEn: 'Concern' },
    },
    {
      type: 'group',
      id: 'g',
      components: [
        {
          type: 'radio',
          id: 'b',
          key: 'reached',
          label: 'Erreicht?',
          values: [{ value: 'yes', label: 'ja', labelEn: 'yes' }],
        },
      ],
    },
    {
      type: 'dynamiclist',
      id: 'c',
      path: 'goals',
      label: 'Ziele',
      components: [{ type: 'textfield', id: 'd', key: 'title', label: 'Titel' }],
    },
  ],
}

test('two fillings are compared field by field, in words', () => {
  // given
  const mine = { concern: 'Ich möchte arbeiten', reached: 'yes', goals: [{ title: 'Deutsch' }] }
  const theirs = {
    concern: 'Ich möchte arbeiten',
    goals: [{ title: 'Deutsch' }, { title: 'Ausbildung' }],
  }
  // when / then
  expect(differencesOf(form, { mine, theirs }, 'de')).toEqual([
    { label: 'Erreicht?', mine: 'ja', theirs: '' },
    { label: 'Ziele', mine: 'Deutsch', theirs: 'Deutsch; Ausbildung' },
  ])
  expect(differencesOf(form, { mine, theirs }, 'en')[0]).toEqual({
    label: 'Erreicht?',
    mine: 'yes',
    theirs: '',
  })
})
