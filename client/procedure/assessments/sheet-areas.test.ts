import { describe, expect, it } from 'vitest'
import type { Form } from '#server/procedure/forms/model.ts'
import { placeOf, placesOf, stateOf, withOpenAreas, areasOf, closingOf } from './sheet-areas.ts'

const area = (name: string) => ({
  type: 'group' as const,
  id: `group-${name}`,
  components: [
    { type: 'radio' as const, id: `field-${name}-discussed`, key: `${name}Discussed` },
    { type: 'textarea' as const, id: `field-${name}-client`, key: `${name}Client` },
    { type: 'checklist' as const, id: `field-${name}-obstacles`, key: `${name}Obstacles` },
    { type: 'checkbox' as const, id: `field-${name}-differs`, key: `${name}Differs` },
  ],
})
const form: Form = {
  id: 'assessment',
  type: 'default',
  schemaVersion: 19,
  components: [
    area('work'),
    area('housing'),
    {
      type: 'group',
      id: 'group-summary',
      components: [{ type: 'textarea', id: 'field-summary', key: 'summary' }],
    },
    { type: 'textfield', id: 'field-extra', key: 'extra' },
  ],
}

describe('the areas of the sheet', () => {
  it('stand in the order of the form, the summary last', () =>
    expect(placesOf(form)).toEqual(['work', 'housing', 'summary']))

  it('are open until somebody says or writes something', () => {
    const [work] = areasOf(form)

    expect(stateOf(work!, {})).toBe('open')
    expect(stateOf(work!, { workClient: '', workObstacles: [] })).toBe('open')
    expect(stateOf(work!, { workObstacles: ['hours'] })).toBe('yes')
    expect(stateOf(work!, { workDiscussed: 'unwanted', workClient: 'Doch nicht' })).toBe('unwanted')
  })

  it('are opened by a tick, not by a box that was left alone', () => {
    const [work] = areasOf(form)

    expect(stateOf(work!, { workDiffers: false, workClient: null })).toBe('open')
    expect(stateOf(work!, { workDiffers: true })).toBe('yes')
  })

  it('lock nothing: what stayed open is handed in as not talked about', () => {
    expect(withOpenAreas(form)({ workClient: 'Ich möchte arbeiten.' })).toEqual({
      workClient: 'Ich möchte arbeiten.',
      workDiscussed: 'yes',
      housingDiscussed: 'no',
    })
  })

  it('are found by their fields; all else is asked at the end', () => {
    expect(placeOf(form, 'housingClient')).toBe('housing')
    expect(placeOf(form, 'strengths.0.text')).toBe('summary')
    expect(closingOf(form).map(({ key }) => key)).toEqual(['summary', 'extra'])
  })
})
