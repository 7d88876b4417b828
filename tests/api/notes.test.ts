import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendAway } from '#tests/support/away.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { routesOf } from '#server/doors/routes.ts'

let door: Door
let world: World
let owner: Browser
let lead: Browser

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  ;[owner, lead] = [new Browser(door.url), new Browser(door.url)]
  await owner.signIn('owner')
  await lead.signIn('lead')
})
afterAll(() => door.close())

const noteOf = (text: string, more: object = {}) => ({
  id: randomUUID(),
  kind: 'phone',
  text,
  ...more,
})
const writtenSchema = z.looseObject({
  note: z.string().nullable(),
  isConfidential: z.boolean(),
  text: z.string(),
})
const writtenIn = async (browser: Browser, id: string) =>
  z
    .array(writtenSchema)
    .parse((await browser.fetch(`/api/cases/${id}/timeline`)).json['items'])
    .filter(({ text, note }) => text === 'Telefonat' || note)

describe('a note', () => {
  it('stands in the timeline, once also when it is sent twice', async () => {
    // given
    const { id } = await world.openCase()
    const note = noteOf('Termin bei der Wohnberatung erfragt')
    // when
    await owner.fetch(`/api/cases/${id}/notes`, { method: 'POST', body: note })
    const again = await owner.fetch(`/api/cases/${id}/notes`, { method: 'POST', body: note })
    // then
    expect(again.status).toBe(200)
    expect(await writtenIn(owner, id)).toEqual([
      expect.objectContaining({ note: note.text, isConfidential: false }),
    ])
  })

  it('is read by its author alone when it is confidential; others learn that it is there', async () => {
    // given
    const { id } = await world.openCase()
    await owner.fetch(`/api/cases/${id}/notes`, {
      method: 'POST',
      body: noteOf('unter vier Augen', { confidential: true }),
    })
    // when
    const [own, leads] = [await writtenIn(owner, id), await writtenIn(lead, id)]
    // then
    expect(own).toEqual([
      expect.objectContaining({ note: 'unter vier Augen', isConfidential: true }),
    ])
    expect(leads).toEqual([expect.objectContaining({ note: null, isConfidential: true })])
  })

  it('that is confidential is read by who stands in, and that leaves a mark', async () => {
    // given
    const { id } = await world.openCase()
    await owner.fetch(`/api/cases/${id}/notes`, {
      method: 'POST',
      body: noteOf('unter vier Augen', { confidential: true }),
    })
    const absence = await sendAway(door, 'owner')
    const substitute = new Browser(door.url)
    await substitute.signIn('substitute')
    const marks = async () =>
      await door.readAsOwner(
        `SELECT e.subject
         FROM audit.entry e
         JOIN case_note n ON e.subject = 'note:' || n.id
         WHERE e.action = 'note.read-standing-in' AND n.case_id = $1::uuid`,
        [id],
      )
    await writtenIn(owner, id)
    expect(await marks()).toEqual([])
    // when
    const read = await writtenIn(substitute, id)
    // then
    expect(read).toEqual([expect.objectContaining({ note: 'unter vier Augen' })])
    expect(await marks()).toHaveLength(1)
    await door.deps.db.prisma.absence.delete({ where: { id: absence.id } })
  })

  it('that is confidential stays with its author when the case is handed over', async () => {
    // given
    const { id } = await world.openCase()
    await owner.fetch(`/api/cases/${id}/notes`, {
      method: 'POST',
      body: noteOf('unter vier Augen', { confidential: true }),
    })
    const next = await door.staffId('substitute')
    // when
    await door.deps.db.prisma.case.update({ where: { id }, data: { caseworkerId: next } })
    const substitute = new Browser(door.url)
    await substitute.signIn('substitute')
    // then
    expect(await writtenIn(substitute, id)).toEqual([
      expect.objectContaining({ note: null, isConfidential: true }),
    ])
  })

  it('leaves its words out of the trace and of the timeline’s rows', async () => {
    // given
    const { id } = await world.openCase()
    // when
    await owner.fetch(`/api/cases/${id}/notes`, { method: 'POST', body: noteOf('Wort-ohne-Spur') })
    // then
    const found = await door.readAsOwner(
      `SELECT detail::text AS what
       FROM audit.entry
       UNION ALL
       SELECT detail::text
       FROM subject_event`,
    )
    expect(found.filter(({ what }) => String(what).includes('Wort-ohne-Spur'))).toEqual([])
  })

  it('that is begun comes back until it is saved', async () => {
    // given
    const { id } = await world.openCase()
    await owner.fetch(`/api/cases/${id}/note-draft`, {
      method: 'PUT',
      body: { text: 'halb ferti' },
    })
    // when
    const before = await owner.fetch(`/api/cases/${id}`)
    const others = await lead.fetch(`/api/cases/${id}`)
    const after = await owner.fetch(`/api/cases/${id}/notes`, {
      method: 'POST',
      body: noteOf('halb fertig'),
    })
    // then
    expect(
      [before, others, after].map(
        ({ json }) => z.looseObject({ noteDraft: z.string().nullable() }).parse(json).noteDraft,
      ),
    ).toEqual(['halb ferti', null, null])
  })

  it('without words changes nothing and says where', async () => {
    // given
    const { id } = await world.openCase()
    // when
    const answer = await owner.fetch(`/api/cases/${id}/notes`, {
      method: 'POST',
      body: noteOf('   '),
    })
    // then
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.json)).toContain('text')
    expect(await door.deps.db.prisma.caseNote.count({ where: { caseId: id } })).toBe(0)
  })
})
