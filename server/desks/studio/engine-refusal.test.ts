import { expect, test } from 'vitest'
import { readDrawing, type Drawing } from '#server/procedure/deployments/read-drawing.ts'
import { shipped } from '#tests/support/changed-drawing.ts'
import { refusalOfEngine } from './engine-refusal.ts'

const drawing = async (process: string): Promise<Drawing> => {
  const read = await readDrawing(shipped.get(process)?.xml ?? '')
  if ('findings' in read) throw new Error(`${process} is not read`)
  return read.drawing
}
const DETAIL = `Expected to deploy new resources, but encountered the following errors:
'document-dispatch.bpmn': - Element: st-render-letter > extensionElements > taskDefinition
    - ERROR: Attribute 'type' must be present and not empty
- Element: gw-await-posting
    - ERROR: Event-based gateway must have at least 2 outgoing sequence flows.
    - ERROR: Something that nobody has translated
`

test('what the engine refuses arrives in German, at its element', async () => {
  // when
  const { sentence, issues, status } = refusalOfEngine(DETAIL, await drawing('document-dispatch'))
  // then
  expect(status).toBe(422)
  expect(issues.map(({ path, message }) => [path, message.de])).toEqual([
    ['st-render-letter', 'Element „Brief erstellen“ (st-render-letter): Die Angabe type fehlt.'],
    [
      'gw-await-posting',
      'Element „Post abwarten“ (gw-await-posting): Eine Wartestelle braucht zwei Wege.',
    ],
    [
      'gw-await-posting',
      'Element „Post abwarten“ (gw-await-posting): englisch „Something that nobody has ' +
        'translated“.',
    ],
  ])
  expect(sentence.de).toMatch(/^Die Engine nimmt die Zeichnung nicht an: Element .*geändert\.$/)
  expect(sentence.en).toContain('Event-based gateway must have at least 2 outgoing')
})

test('what cannot be taken apart is told as it is', () => {
  expect(refusalOfEngine('out of order', null).sentence).toEqual({
    de:
      'Die Engine nimmt die Zeichnung nicht an: auf Englisch sagt sie: out of order. Es ' +
      'wurde nichts geändert.',
    en: 'The engine refuses the drawing: out of order. Nothing was changed.',
  })
})
