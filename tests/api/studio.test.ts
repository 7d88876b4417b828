import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudioDesk, REFUSED_BY_ENGINE, type StudioDesk } from '#tests/support/studio-desk.ts'

const PROCESS = 'document-dispatch'
const rename = (to: string) => (xml: string) =>
  xml.replace('name="Brief erstellen"', `name="${to}"`)

describe('the desk of the process owners', () => {
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

  it('shows who calls whom, and how many instances run', async () => {
    // given
    await desk.door.deps.db.query(
      `INSERT INTO readmodel.process_instance
         (key, process_id, version, definition_key, parent_key, state, started_at, position)
       VALUES ('1', 'client-invitation', 1, '1000', NULL, 'activated', '2026-01-01', 1),
         ('2', $1, 1, '1001', '1', 'activated', '2026-01-01', 2)`,
      [PROCESS],
    )
    // when
    const { json } = await desk.caseworker.fetch('/api/processes')
    // then
    const items = z.array(z.looseObject({ process: z.string() })).parse(json['items'])
    expect(items.find(({ process }) => process === PROCESS)).toMatchObject({
      name: 'Brief versenden',
      version: 1,
      source: 'shipped',
      running: 1,
      calledBy: expect.arrayContaining(['client-invitation']),
    })
    expect(items.find(({ process }) => process === 'client-invitation')).toMatchObject({
      running: 1,
      calls: expect.arrayContaining([PROCESS]),
    })
  })

  it('describes a version in words, with where its instances stand', async () => {
    // given
    const { id } = await desk.inForce(PROCESS)
    const [{ key }] = (await desk.door.deps.db.query<{ key: string }>(
      `SELECT definition_key AS key FROM deployment WHERE id = $1::uuid`,
      [id],
    )) as [{ key: string }]
    await desk.door.deps.db.query(
      `UPDATE readmodel.process_instance SET definition_key = $1 WHERE key = '2'`,
      [key],
    )
    await desk.door.deps.db.query(
      `INSERT INTO readmodel.element_instance (key, process_instance_key, element_id, element_type,
         state, position)
       VALUES ('3', '2', 'ut-clarify-letter', 'USER_TASK', 'activated', 3)`,
    )
    // when
    const { json } = await desk.caseworker.fetch(`/api/processes/${PROCESS}/versions/${id}`)
    // then
    expect(json['counts']).toEqual([{ elementId: 'ut-clarify-letter', active: 1, incidents: 0 }])
    const step = z
      .array(z.looseObject({ elementId: z.string() }))
      .parse(json['steps'])
      .find(({ elementId }) => elementId === 'ut-clarify-letter')
    expect(step).toMatchObject({
      kindText: 'Aufgabe',
      text: 'Zuständig: Projektverantwortung. Frist: 2 Arbeitstage (Brief klären).',
      textEn: 'Done by: campaign management. Due: 2 working days (Clarify a letter).',
    })
  })

  it('puts a drawing live when a second person releases it, and says before for whom it counts', async () => {
    // given
    const revision = await desk.draw(PROCESS, rename('Brief schreiben'))
    await submit(revision)
    // when
    const seen = await desk.colleague.fetch(`/api/processes/${PROCESS}${await drafts()}`)
    const own = await post(desk.author, `${await drafts()}/release`, { revision })
    const released = await post(desk.colleague, `${await drafts()}/release`, { revision })
    // then
    expect(seen.json).toMatchObject({
      reason: 'Besser verständlich',
      impact: { staying: 1, taking: 1, callers: ['client-invitation'] },
      abilities: { release: true, releaseAlone: false },
    })
    expect(own.status).toBe(403)
    expect(released).toMatchObject({ status: 200, json: { version: 2 } })
    expect(desk.deployed.at(-1)?.xml).toContain('Brief schreiben')
    const { json } = await desk.author.fetch(`/api/processes/${PROCESS}`)
    expect(json).toMatchObject({
      drafts: [],
      versions: [
        {
          version: 2,
          source: 'studio',
          inForce: true,
          deployedBy: 'Person process-owner',
          releasedBy: 'Person second-owner',
          byOnePerson: false,
          reason: 'Besser verständlich',
          running: 0,
        },
        { version: 1, inForce: false, running: 1 },
      ],
    })
    expect((await audited('process.release'))[0]).toMatchObject({
      detail: { version: 2, before: 1, byOnePerson: false },
    })
  })

  it('lets one person do both in training, and marks it', async () => {
    // given
    desk.door.deps.isTraining = true
    const revision = await desk.draw(PROCESS, (xml) =>
      xml.replace('name="Brief schreiben"', 'name="Brief entwerfen"'),
    )
    await submit(revision, 'Übung')
    // when
    const { status } = await post(desk.author, `${await drafts()}/release`, { revision })
    desk.door.deps.isTraining = false
    // then
    expect(status).toBe(200)
    const { json } = await desk.author.fetch(`/api/processes/${PROCESS}`)
    expect(z.array(z.looseObject({})).parse(json['versions'])[0]).toMatchObject({
      byOnePerson: true,
      reason: 'Übung',
    })
  })

  it('goes back to an earlier version the same way', async () => {
    // given
    const first = await desk.door.deps.db.prisma.deployment.findFirstOrThrow({
      where: { process: PROCESS, version: 1 },
    })
    const begun = await post(desk.author, '/draft', { from: first.id })
    const { revision } = z.looseObject({ revision: z.number() }).parse(begun.json['draft'])
    await submit(revision, 'Zurück zur ersten Fassung')
    // when
    const { status } = await post(desk.colleague, `${await drafts()}/release`, { revision })
    // then
    expect(status).toBe(200)
    expect(desk.deployed.at(-1)?.xml).toBe(first.xml)
  })

  it('releases nothing that was changed after it was handed in', async () => {
    // given
    const revision = await desk.draw(PROCESS, rename('Erst so'))
    await submit(revision)
    const { xml } = await desk.inForce(PROCESS)
    await desk.save(desk.author, PROCESS, { xml: rename('Dann so')(xml), revision })
    // when
    const { status, json } = await post(desk.colleague, `${await drafts()}/release`, { revision })
    // then
    expect([status, json['code']]).toEqual([404, 'NOT_FOUND'])
  })

  it('releases nothing that was drawn on a version no longer in force', async () => {
    // given
    const revision = await desk.draw(PROCESS, rename('Überholt'))
    await submit(revision)
    const older = await desk.door.deps.db.prisma.deployment.findFirstOrThrow({
      where: { process: PROCESS, version: 1 },
    })
    await desk.door.deps.db.prisma.processDraft.updateMany({ data: { basedOn: older.id } })
    // when
    const refused = await post(desk.colleague, `${await drafts()}/release`, { revision })
    // then
    expect([refused.status, refused.json['code']]).toEqual([409, 'BASE_CHANGED'])
    const rebased = await post(desk.author, '/draft/base', { revision })
    expect(rebased.json['draft']).toMatchObject({ isOutdated: false, submittedAt: null })
  })

  it('is refused in the words of the engine where the engine alone sees the fault, and nothing is lost', async () => {
    // given
    const { version } = await desk.inForce(PROCESS)
    const revision = await desk.draw(PROCESS, rename(REFUSED_BY_ENGINE))
    await submit(revision)
    // when
    const { status, json } = await post(desk.colleague, `${await drafts()}/release`, { revision })
    // then
    expect([status, json['code']]).toEqual([422, 'ENGINE_REFUSED'])
    expect(json['detail']).toMatch(/^Die Engine nimmt die Zeichnung nicht an: .*st-render-letter/)
    expect(await desk.inForce(PROCESS)).toMatchObject({ version })
    expect(
      (await desk.author.fetch(`/api/processes/${PROCESS}/draft`)).json['draft'],
    ).toMatchObject({ revision, submittedAt: expect.any(String) })
  })

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
