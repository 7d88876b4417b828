import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'

const PROCESS = 'document-dispatch'
const rename = (to: string) => (xml: string) =>
  xml.replace('name="Brief erstellen"', `name="${to}"`)

describe('a drawing that is begun', () => {
  let desk: StudioDesk

  beforeAll(async () => {
    desk = await openStudioDesk()
  })
  afterAll(() => desk.close())

  const post = (browser: StudioDesk['author'], path: string, body: object) =>
    browser.fetch(`/api/processes/${PROCESS}${path}`, { method: 'POST', body })
  const submit = (revision: number, reason = 'Besser verständlich') =>
    post(desk.author, '/draft/submission', { revision, reason })
  const drafts = async () => `/drafts/${await desk.door.staffId('process-owner')}`
  const audited = async (action: string) =>
    desk.door.readAsOwner('SELECT detail FROM audit.entry WHERE action = $1 ORDER BY id DESC', [
      action,
    ])

  it('keeps a drawing to its author until it is handed in', async () => {
    // given
    await desk.draw(PROCESS, rename('Noch nicht fertig'))
    // when
    const { status } = await desk.colleague.fetch(`/api/processes/${PROCESS}${await drafts()}`)
    // then
    expect(status).toBe(404)
    expect((await desk.colleague.fetch(`/api/processes/${PROCESS}`)).json['drafts']).toEqual([])
  })

  it('shows a second window that the drawing was changed elsewhere', async () => {
    // given
    const revision = await desk.draw(PROCESS, rename('Fenster eins'))
    const { xml } = await desk.inForce(PROCESS)
    // when
    const { status, json } = await desk.save(desk.author, PROCESS, {
      xml: rename('Fenster zwei')(xml),
      revision: revision - 1,
    })
    // then
    expect([status, json['code']]).toEqual([409, 'DRAFT_CHANGED'])
    expect(json['current']).toMatchObject({
      revision,
      xml: expect.stringContaining('Fenster eins'),
    })
  })

  it('asks whoever begins anew whether the older drawing may go', async () => {
    // given
    await desk.draw(PROCESS, rename('Schon da'))
    const { id } = await desk.inForce(PROCESS)
    // when
    const { status, json } = await post(desk.author, '/draft', { from: id })
    // then
    expect([status, json['code']]).toEqual([409, 'DRAFT_EXISTS'])
    expect(
      (await desk.author.fetch(`/api/processes/${PROCESS}/draft`, { method: 'DELETE' })).status,
    ).toBe(204)
    expect((await desk.author.fetch(`/api/processes/${PROCESS}/draft`)).json['draft']).toBeNull()
  })

  it('gives a changed form a version of its own', async () => {
    // given
    const { xml } = await desk.inForce(PROCESS)
    const revision = await desk.draw(PROCESS, rename('kurz anders'))
    const back = await desk.save(desk.author, PROCESS, { xml, revision })
    const form = z
      .looseObject({ components: z.array(z.record(z.string(), z.unknown())) })
      .parse(structuredClone(desk.shipped(PROCESS).forms['clarify-letter']))
    form.components.push({
      id: 'own-question',
      type: 'textfield',
      key: 'ownQuestion',
      label: 'Eigene Frage',
      properties: { labelEn: 'Own question' },
    })
    // when
    const saved = await desk.author.fetch(`/api/processes/${PROCESS}/draft/forms/clarify-letter`, {
      method: 'PUT',
      body: {
        revision: z.looseObject({ revision: z.number() }).parse(back.json['draft']).revision,
        form,
      },
    })
    const asked = z.looseObject({ revision: z.number() }).parse(saved.json['draft']).revision
    await submit(asked, 'Neue Frage')
    const released = await post(desk.colleague, `${await drafts()}/release`, { revision: asked })
    // then
    expect([saved.status, released.status]).toEqual([200, 200])
    expect(desk.deployed.at(-1)?.xml).not.toBe(xml)
    const { id } = await desk.inForce(PROCESS)
    const { json } = await desk.author.fetch(`/api/processes/${PROCESS}/versions/${id}`)
    expect(
      z
        .array(z.looseObject({ id: z.string(), content: z.string() }))
        .parse(json['forms'])
        .find((one) => one.id === 'clarify-letter')?.content,
    ).toContain('Eigene Frage')
  })

  it('says that the program brings a newer version until it is taken or left', async () => {
    // given
    const { prisma } = desk.door.deps.db
    const latest = await desk.inForce(PROCESS)
    await prisma.deployment.update({ where: { id: latest.id }, data: { source: 'studio' } })
    await prisma.deployment.updateMany({
      where: { process: PROCESS, source: 'shipped' },
      data: { checksum: 'older' },
    })
    const notice = async () => {
      const [page, all] = await Promise.all([
        desk.author.fetch(`/api/processes/${PROCESS}`),
        desk.author.fetch('/api/processes'),
      ])
      return [
        page.json['shippedDiffers'],
        z
          .array(z.looseObject({ process: z.string(), shippedDiffers: z.boolean() }))
          .parse(all.json['items'])
          .find(({ process }) => process === PROCESS)?.shippedDiffers,
      ]
    }
    const before = await notice()
    // when
    const begun = await post(desk.author, '/draft', { from: 'shipped', replace: true })
    const kept = await desk.author.fetch(`/api/processes/${PROCESS}/kept`, {
      method: 'PUT',
      body: {},
    })
    // then
    expect(before).toEqual([true, true])
    expect(z.looseObject({ xml: z.string() }).parse(begun.json['draft']).xml).toBe(
      desk.shipped(PROCESS).xml,
    )
    expect([kept.status, kept.json['shippedDiffers']]).toEqual([200, false])
    expect(await notice()).toEqual([false, false])
    expect(await audited('process.keep-own')).toHaveLength(1)
  })

  it('refuses a form that nobody can draw', async () => {
    // given
    const revision = await desk.draw(PROCESS, rename('mit Formular'))
    const form = {
      id: 'clarify-letter',
      type: 'default',
      schemaVersion: 19,
      components: [{ type: 'html', id: 'x', content: '<script>' }],
    }
    // when
    const { status, json } = await desk.author.fetch(
      `/api/processes/${PROCESS}/draft/forms/clarify-letter`,
      { method: 'PUT', body: { revision, form } },
    )
    // then
    expect(status).toBe(400)
    expect(json['detail']).toBe('Dieses Formular können wir nicht zeichnen.')
  })
})
