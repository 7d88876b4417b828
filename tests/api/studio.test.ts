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
})
