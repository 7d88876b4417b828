import { expect, test } from 'vitest'
import { readDrawing, type Drawing } from '#server/procedure/deployments/read-drawing.ts'
import { shipped } from '#tests/support/changed-drawing.ts'
import { compareDrawings } from './compare-drawings.ts'

const XML = shipped.get('document-dispatch')?.xml ?? ''
const FLOW =
  /<bpmn:sequenceFlow id="ev-letter-posted--ev-posted"[^>]*?(?:\/>|>[\s\S]*?<\/bpmn:sequenceFlow>)/

const read = async (xml: string): Promise<Drawing> => {
  const result = await readDrawing(xml)
  if ('findings' in result) throw new Error(result.findings.map(({ message }) => message).join(' '))
  return result.drawing
}
const told = async (xml: string): Promise<string[]> =>
  compareDrawings(await read(XML), await read(xml), {}).map(({ text }) => text)

/** As the editor does it: the arrow keeps its id and ends at the step, another one leads on. */
const spliced = XML.replace(
  FLOW,
  `<bpmn:userTask id="ut-book" name="Postbuch führen" />
    <bpmn:sequenceFlow id="ev-letter-posted--ev-posted" sourceRef="ev-letter-posted" targetRef="ut-book" />
    <bpmn:sequenceFlow id="Flow_1x9k2ab" sourceRef="ut-book" targetRef="ev-posted" />`,
)

test('a step put onto an arrow is one change, told by the steps around it', async () => {
  expect(await told(spliced)).toEqual([
    '„Postbuch führen“ (Aufgabe) kommt hinzu. Der Schritt steht zwischen „Brief gepostet“ ' +
      'und „Brief unterwegs“.',
  ])
})

test('an arrow that leads elsewhere names the steps, not their ids', async () => {
  // when
  const texts = await told(
    XML.replace(
      /(id="ev-letter-posted--ev-posted"[^>]*targetRef=)"ev-posted"/,
      '$1"ut-clarify-letter"',
    ),
  )
  // then
  expect(texts.join(' ')).toContain('das Ziel ist jetzt "Verbleib klären" statt "Brief unterwegs"')
  expect(texts.join(' ')).not.toMatch(/\b(?:ut|ev|st|gw)-[a-z]/)
})
