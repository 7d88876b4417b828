import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkGeometry } from './check-geometry.ts'
import { draw } from './draw.mjs'
import { known } from '#tests/support/known.ts'

type Node = {
  id: string
  name?: string
  column: number
  row: number
  message?: string
  job?: string
  waits?: boolean
}
type Flow = { from: string; to: string; via?: string; name?: string }

const buildDrawing = (
  nodes: Partial<Record<string, Partial<Node>>> = {},
  flows: Flow[] = [],
): string =>
  draw({
    id: 'sample',
    name: 'Beispiel',
    subject: '= [subject]',
    messages: {},
    nodes: [
      { id: 'ev-started', name: 'Begonnen', column: 0, row: 0, ...nodes['ev-started'] },
      { id: 'gw-way', name: 'Wohin?', column: 1, row: 0, ...nodes['gw-way'] },
      {
        id: 'st-work',
        name: 'Arbeiten',
        column: 2,
        row: 0,
        job: 'sample.work',
        ...nodes['st-work'],
      },
      { id: 'ev-done', name: 'Erledigt', column: 3, row: 0, ...nodes['ev-done'] },
      {
        id: 'st-other',
        name: 'Anderes tun',
        column: 2,
        row: 1,
        job: 'sample.work',
        ...nodes['st-other'],
      },
      { id: 'ev-other', name: 'Anderes getan', column: 3, row: 1, ...nodes['ev-other'] },
    ],
    flows: [
      { from: 'ev-started', to: 'gw-way' },
      { from: 'gw-way', to: 'st-work' },
      { from: 'st-work', to: 'ev-done' },
      { from: 'gw-way', to: 'st-other', via: 'bottom row1 left' },
      { from: 'st-other', to: 'ev-other' },
      ...flows,
    ],
  })

const rulesOf = async (xml: string, limit?: number) =>
  [
    ...new Set((await checkGeometry(xml, limit ? { limit } : {})).map(({ rule }) => rule)),
  ].toSorted()

test('a tidy drawing has no finding', async () => {
  expect(await checkGeometry(buildDrawing())).toEqual([])
})

test('more elements than a page holds are counted', async () => {
  expect(await rulesOf(buildDrawing(), 5)).toEqual(['too-many'])
})

test.each([
  ['shapes-overlap', buildDrawing({ 'ev-other': { column: 2, row: 1 } })],
  ['off-grid', buildDrawing({ 'st-other': { row: 1.2 } })],
  ['main-flow', buildDrawing({ 'ev-done': { row: -1 } })],
  [
    'flow-through-shape',
    buildDrawing({}, [
      { from: 'ev-started', to: 'ev-done', via: 'top row-0.2 column2.5 row0 left' },
    ]),
  ],
  [
    'flows-cross',
    buildDrawing({}, [
      { from: 'st-work', to: 'st-other', via: 'bottom row0.5 column0.5 row1.5 bottom' },
    ]),
  ],
  ['missing-di', buildDrawing().replaceAll(/<bpmndi:BPMNLabel>[\s\S]*?<\/bpmndi:BPMNLabel>/g, '')],
  [
    'missing-di',
    buildDrawing().replace(
      /<bpmndi:BPMNShape[^>]*bpmnElement="st-other"[\s\S]*?<\/bpmndi:BPMNShape>/,
      '',
    ),
  ],
])('%s is found', async (rule, xml) => {
  expect(await rulesOf(xml)).toContain(rule)
})

test('a slanted flow is found', async () => {
  // given
  const xml = readFileSync(join(import.meta.dirname, 'help-plan-case/help-plan-case.bpmn'), 'utf8')
  const slanted = xml.replace(
    /(bpmnElement="ev-participation-interest--st-register"[^>]*>\s*<di:waypoint x="\d+(?:\.\d+)?" y=")(\d+)/,
    (_, before: string, y: string) => `${before}${Number(y) + 7}`,
  )
  // when
  const rules = await rulesOf(slanted)
  // then
  expect(slanted).not.toBe(xml)
  expect(rules).toContain('not-orthogonal')
})

test('labels on top of something are found', async () => {
  // given
  const xml = buildDrawing()
  const label =
    /(bpmnElement="ev-other"[\s\S]*?<bpmndi:BPMNLabel>\s*<dc:Bounds )x="[\d.-]+" y="[\d.-]+"/
  const box = known(
    /bpmnElement="st-work"[^>]*>\s*<dc:Bounds x="([\d.-]+)" y="([\d.-]+)"/.exec(xml),
  )
  // when
  const rules = await rulesOf(
    xml.replace(label, `$1x="${Number(box[1]) - 30}" y="${Number(box[2]) + 32}"`),
  )
  // then
  expect(rules).toEqual(expect.arrayContaining(['label-on-shape', 'label-on-flow']))
})
