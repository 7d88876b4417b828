import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { foreignSchema, type ForeignDrawing } from '#server/desks/studio/schema.ts'
import { opening, refused } from '#tests/foreign-drawings/expected.ts'
import { openStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'

const FOLDER = join(import.meta.dirname, '../foreign-drawings')
const PROCESS = 'client-invitation'
const bytesOf = (name: string): Uint8Array => readFileSync(join(FOLDER, name))
const draftSchema = z.looseObject({ revision: z.number(), xml: z.string(), authorId: z.string() })
type Draft = z.infer<typeof draftSchema>

describe('a foreign file', () => {
  let desk: StudioDesk

  beforeAll(async () => {
    desk = await openStudioDesk()
    await desk.draw(PROCESS, (xml) =>
      xml.replace('name="Anschrift klären"', 'name="Anschrift suchen"'),
    )
  })
  afterAll(() => desk.close())

  const read = async (name: string): Promise<ForeignDrawing> => {
    const { status, json } = await desk.author.fetch(`/api/processes/${PROCESS}/foreign`, {
      method: 'POST',
      body: bytesOf(name),
      headers: { 'content-type': 'application/xml' },
    })
    expect(status).toBe(200)
    return foreignSchema.parse(json)
  }
  const draft = async (): Promise<Draft> => {
    const { json } = await desk.author.fetch(`/api/processes/${PROCESS}/draft`)
    return draftSchema.parse(json['draft'])
  }

  it('has its kind in the folder and its expected outcome in the list', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.bpmn'))
    expect(Object.keys({ ...opening, ...refused }).toSorted()).toEqual(files.toSorted())
  })

  it.each(Object.entries(opening))(
    '%s opens, can be kept and compared, and what was changed is said',
    async (name, { notices = [], findings = [] }) => {
      // when
      const before = await draft()
      const foreign = await read(name)
      const untouched = await draft()
      const saved = await desk.save(desk.author, PROCESS, {
        xml: foreign.xml ?? '',
        revision: before.revision,
      })
      const { id } = await desk.inForce(PROCESS)
      const compared = await desk.author.fetch(
        `/api/processes/${PROCESS}/comparison?from=${id}&to=draft-${before.authorId}`,
      )
      // then
      expect(untouched).toEqual(before)
      expect(foreign.name).toBe('Antrag bearbeiten')
      expect([saved.status, compared.status]).toEqual([200, 200])
      expect(foreign.notices.map(({ text }) => text)).toEqual(expect.arrayContaining(notices))
      expect(foreign.findings.map(({ rule, elementId }) => `${rule} ${elementId}`)).toEqual(
        expect.arrayContaining(findings),
      )
    },
  )

  it.each(Object.entries(refused))(
    '%s stays outside with a sentence that says what and where',
    async (name, sentence) => {
      // when
      const before = await draft()
      const foreign = await read(name)
      // then
      expect(foreign.xml).toBeNull()
      expect(foreign.findings.map(({ message }) => message).join(' ')).toContain(sentence)
      expect(await draft()).toEqual(before)
    },
  )

  it.each(Object.keys({ ...opening, ...refused }))(
    '%s is answered without a fault of the server wherever it is sent, as it is',
    async (name) => {
      // given
      const { revision, authorId } = await draft()
      const { id } = await desk.inForce(PROCESS)
      // when
      const checked = await desk.check(PROCESS, bytesOf(name))
      const saved = await desk.save(desk.author, PROCESS, { xml: bytesOf(name), revision })
      const [compared, submitted, page] = [
        await desk.author.fetch(
          `/api/processes/${PROCESS}/comparison?from=${id}&to=draft-${authorId}`,
        ),
        await desk.author.fetch(`/api/processes/${PROCESS}/draft/submission`, {
          method: 'POST',
          body: { revision: revision + (saved.status === 200 ? 1 : 0), reason: 'Versuch' },
        }),
        await desk.author.fetch(`/api/processes/${PROCESS}`),
      ]
      // then
      expect(checked.status).toBe(200)
      expect([200, 400]).toContain(saved.status)
      expect([200, 400]).toContain(compared.status)
      expect([submitted.status, page.status]).toEqual([422, 200])
    },
  )

  it('keeps its letters, whatever it was written in', async () => {
    for (const name of ['iso-8859-1.bpmn', 'windows-1252.bpmn', 'utf-16.bpmn', 'plain.bpmn'])
      expect((await read(name)).xml).toMatch(/name="Unterlagen prüfen(?: – „neu“)?"/)
  })

  it('gets our prefixes and keeps what the engine reads', async () => {
    // when
    const [byPrefix, without] = [
      await read('engine-by-another-prefix.bpmn'),
      await read('no-prefix.bpmn'),
    ]
    // then
    expect(byPrefix.xml).toContain('<zeebe:assignmentDefinition candidateGroups="caseworker" />')
    expect(without.xml).toContain('<bpmn:userTask id="task" name="Unterlagen prüfen">')
  })

  it('gets a picture only where it has none', async () => {
    // when
    const [made, given] = [await read('no-layout.bpmn'), await read('half-layout.bpmn')]
    // then
    expect(made.xml).toMatch(/<bpmndi:BPMNShape [^>]*bpmnElement="end"/)
    expect(given.xml).not.toMatch(/bpmnElement="end"/)
  })

  it('loses its icons', async () => {
    expect((await read('icons.bpmn')).xml).not.toContain('data:image')
  })
})
