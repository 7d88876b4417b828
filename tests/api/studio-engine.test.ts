import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { Browser } from '#tests/support/browser.ts'
import { known } from '#tests/support/known.ts'

const PROCESS = 'document-dispatch'
const XML = { 'content-type': 'application/xml' }

describe('a drawing that was released', () => {
  let app: TestApplication
  let author: Browser
  let colleague: Browser
  let authorId: string

  beforeAll(async () => {
    app = await openApplication()
    await signInBoth()
    authorId = (
      await app.application.deps.db.prisma.staff.findUniqueOrThrow({
        where: { username: 'kornblume' },
      })
    ).id
  })
  afterAll(() => app.close())

  async function signInBoth(): Promise<void> {
    ;[author, colleague] = await Promise.all([signedIn('kornblume'), signedIn('haselnuss')])
  }
  async function signedIn(username: string): Promise<Browser> {
    const browser = new Browser(app.url)
    expect((await browser.signIn(username)).status).toBe(200)
    return browser
  }
  const inForce = () =>
    app.application.deps.db.prisma.deployment.findFirstOrThrow({
      where: { process: PROCESS },
      orderBy: [{ deployedAt: 'desc' }, { version: 'desc' }],
    })
  const post = (browser: Browser, path: string, body: object) =>
    browser.fetch(`/api/processes/${PROCESS}${path}`, { method: 'POST', body })

  /** Draws, hands in and releases; returns the answer to the release. */
  async function release(change: (xml: string) => string) {
    const { id, xml } = await inForce()
    const begun = await post(author, '/draft', { from: id, replace: true })
    const { revision } = z.looseObject({ revision: z.number() }).parse(begun.json['draft'])
    await author.fetch(`/api/processes/${PROCESS}/draft?revision=${revision}`, {
      method: 'PUT',
      body: change(xml),
      headers: XML,
    })
    await post(author, '/draft/submission', {
      revision: revision + 1,
      reason: 'Probe mit der Engine',
    })
    return await post(colleague, `/drafts/${authorId}/release`, { revision: revision + 1 })
  }

  it('is the newest version of the engine, and stays so after a restart', async () => {
    // when
    const { status, json } = await release((xml) =>
      xml.replace('name="Brief versenden"', 'name="Brief auf den Weg bringen"'),
    )
    // then
    expect([status, json]).toEqual([200, { version: 2 }])
    const { xml, definitionKey } = await inForce()
    expect(
      await app.application.engine.deploy({ name: `${PROCESS}.bpmn`, content: Buffer.from(xml) }),
    ).toMatchObject({ version: 2, definitionKey })
    await app.restart()
    await signInBoth()
    expect(await inForce()).toMatchObject({ version: 2, source: 'studio' })
  })

  it('counts the instances that run on the version that they began on', async () => {
    // given
    const { deps, engine } = app.application
    const start = await author.fetch(`/api/processes/${PROCESS}/versions/${(await inForce()).id}`)
    expect(start.json['counts']).toEqual([])
    // when
    await engine.connection.call((client) =>
      client.createProcessInstance({
        bpmnProcessId: PROCESS,
        version: 2,
        variables: { resumeAt: 'st-nowhere' },
      }),
    )
    const counts = await until('the instance is counted', async () => {
      const { json } = await author.fetch(
        `/api/processes/${PROCESS}/versions/${(await inForce()).id}`,
      )
      const found = z
        .array(z.looseObject({ elementId: z.string(), active: z.number(), incidents: z.number() }))
        .parse(json['counts'])
      return found.some(({ incidents }) => incidents > 0) && found
    })
    // then
    expect(counts).toEqual([{ elementId: 'gw-resume', active: 1, incidents: 1 }])
    const released = await release((xml) =>
      xml.replace('Brief auf den Weg bringen', 'Brief senden'),
    )
    expect(released.json).toEqual({ version: 3 })
    const { json } = await author.fetch(`/api/processes/${PROCESS}`)
    expect(json['versions']).toMatchObject([
      { version: 3, running: 0 },
      { version: 2, running: 1 },
      { version: 1, running: 0 },
    ])
    const [instance] = await deps.db.query<{ key: string }>(
      'SELECT key FROM readmodel.process_instance WHERE ended_at IS NULL',
    )
    await engine.cancelInstance(known(instance).key)
  })
})
