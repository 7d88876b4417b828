import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkDrawing } from '#server/desks/studio/check-drawing.ts'
import { lintDrawing } from '#server/desks/studio/lint-drawing.ts'
import { readProgramme } from '#server/procedure/deployments/programme.ts'
import { readShipped } from '#server/procedure/deployments/shipped.ts'
import { checkGeometry } from './check-geometry.ts'
import { contracts } from './contracts.ts'
import { draw } from './draw.mjs'
import { known } from '#tests/support/known.ts'

const contractSchema = z.looseObject({
  variables: z.record(z.string(), z.unknown()),
  forms: z.record(z.string(), z.array(z.string())).optional(),
})
type Component = { key?: string; path?: string; components?: Component[] }

const FOLDER = import.meta.dirname
const SERVER = join(FOLDER, '../server')
const shipped = readShipped()
const matches = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, found]) => known(found)))].toSorted()
const filesIn = (folder: string, suffix: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .toSorted()
const sourceOf = (process: string): string => join(FOLDER, process, `${process}.drawing.mjs`)
const drawnXml = shipped.map(({ xml }) => xml).join('\n')
const drawnJobs = matches(drawnXml, /<zeebe:taskDefinition type="([^"]+)"/g)
const workerFiles = filesIn(join(SERVER, 'doors/workers'), '.ts').filter((name) =>
  /^[a-z]+\.[a-z-]+$/.test(name),
)

const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const keysOf = (components: Component[]): string[] =>
  components.flatMap(({ key, path, components: inner = [] }) =>
    [key, path, ...keysOf(inner)].filter((name) => name !== undefined),
  )

test('there is a drawing in each folder', () => {
  expect(shipped.map(({ process }) => process)).toEqual([
    'appointment',
    'assessment',
    'case-closure',
    'case-pause',
    'client-invitation',
    'document-dispatch',
    'follow-up',
    'goal-agreement',
    'help-plan-case',
    'intake',
    'invitation-campaign',
    'plan-review',
  ])
})

test('each drawing has its contract', () => {
  expect(Object.keys(contracts)).toEqual(shipped.map(({ process }) => process))
})

test('each job that is drawn has a worker file, and each worker is drawn', () => {
  expect(workerFiles).toEqual(drawnJobs)
})

test('each error that a worker throws is caught in a drawing, and none is caught that nobody throws', () => {
  // given
  const sources = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('generated'),
  )
  const code = sources.map((name) => readFileSync(join(SERVER, name), 'utf8')).join('\n')
  // when
  const thrown = matches(code, /new BpmnError\('([A-Z_]+)'\)/g)
  const caught = matches(drawnXml, /<bpmn:errorEventDefinition [^>]*errorRef="error-([A-Z_]+)"/g)
  // then
  expect(thrown).toEqual(caught)
})

test('no two processes start by the same message', () => {
  // when
  const starts = shipped.flatMap(({ xml }) =>
    matches(
      known(/<bpmn:startEvent[\s\S]*?<\/bpmn:startEvent>/.exec(xml))[0],
      /messageRef="([^"]+)"/g,
    ),
  )
  // then
  expect(starts).toHaveLength(3)
  expect(new Set(starts).size).toBe(starts.length)
})

test('each process that is called ships, and knows the variables that it is given', async () => {
  for (const { xml } of shipped) {
    for (const [call, process] of xml.matchAll(
      /<zeebe:calledElement processId="([^"]+)"[\s\S]*?<\/zeebe:ioMapping>/g,
    )) {
      const { variables } = contractSchema.parse(await import(`./${process}/contract.ts`))
      expect(Object.keys(variables)).toEqual(
        expect.arrayContaining(matches(call, /<zeebe:input [^>]*target="([^"]+)"/g)),
      )
    }
  }
})

test('each decision that is drawn ships, and each that ships is drawn', () => {
  // when
  const drawn = matches(drawnXml, /<zeebe:header key="decisionId" value="([^"]+)"/g)
  // then
  expect(shipped.flatMap(({ decisions }) => Object.keys(decisions)).toSorted()).toEqual(drawn)
})

test.each(shipped.filter(({ process }) => existsSync(sourceOf(process))))(
  '$process is what its description draws',
  async ({ process, xml }) => {
    // given
    const { default: description } = (await import(sourceOf(process))) as {
      default: Parameters<typeof draw>[0]
    }
    // when
    const drawn = draw(description)
    // then
    expect(drawn).toBe(xml)
  },
)

describe.each(shipped)('$process', ({ process, xml, forms }) => {
  test('its id is the name of its folder and its file', () => {
    expect(matches(xml, /<bpmn:process id="([^"]+)"/g)).toEqual([process])
  })

  test('the rules of the house find nothing', async () => {
    // given
    const { variables } = contractSchema.parse(await import(`./${process}/contract.ts`))
    // when
    const findings = await checkDrawing({
      xml,
      forms,
      contract: Object.keys(variables),
      jobTypes: workerFiles,
      process,
      programme: await readProgramme(),
    })
    // then
    expect(findings).toEqual([])
  })

  test('the rules of BPMN and of the engine find nothing', async () => {
    expect(await lintDrawing(xml)).toEqual([])
  })

  test('the picture is easy to read', async () => {
    expect(await checkGeometry(xml)).toEqual([])
  })

  test('each form has the keys that code reads', async () => {
    // given
    const { forms: needed = {} } = contractSchema.parse(await import(`./${process}/contract.ts`))
    // then
    expect(Object.keys(needed).map(kebab).toSorted()).toEqual(Object.keys(forms).toSorted())
    for (const [name, keys] of Object.entries(needed)) {
      const { components } = forms[kebab(name)] as { components: Component[] }
      expect(keysOf(components)).toEqual(expect.arrayContaining(keys))
    }
  })

  test('its changes are told', () => {
    expect(readFileSync(join(FOLDER, process, 'CHANGES.md'), 'utf8').length).toBeGreaterThan(20)
  })
})
