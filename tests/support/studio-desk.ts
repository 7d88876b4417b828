import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { EngineRefused } from '#server/engine/engine/errors.ts'
import { recordDeployment } from '#server/procedure/deployments/record-deployment.ts'
import { studioRoutes } from '#server/desks/studio/routes.ts'
import { settingRoutes } from '#server/procedure/settings/routes.ts'
import { readShipped, type Bundle } from '#server/procedure/deployments/shipped.ts'
import { Browser, type Answer } from './browser.ts'
import { openDoor, type Door } from './door.ts'
import { known } from './known.ts'

export type StudioDesk = {
  door: Door
  /** The two process owners and a caseworker, signed in. */
  author: Browser
  colleague: Browser
  caseworker: Browser
  /** What the engine was given, in order. */
  deployed: { name: string; xml: string }[]
  shipped(process: string): Bundle
  /** The version in force. */
  inForce(process: string): Promise<{ id: string; version: number; xml: string }>
  /** Begins a drawing of `author` with this change and returns its revision. */
  draw(process: string, change: (xml: string) => string): Promise<number>
  save(
    browser: Browser,
    process: string,
    input: { xml: string | Uint8Array; revision: number },
  ): Promise<Answer>
  check(process: string, xml: string | Uint8Array): Promise<Answer>
  close(): Promise<void>
}

const JOB_TYPES = readdirSync(join(import.meta.dirname, '../../server/doors/workers')).map((name) =>
  name.replace(/\.ts$/, ''),
)
const XML = { 'content-type': 'application/xml' }

/** In a drawing, has the engine of the desk refuse it. */
export const REFUSED_BY_ENGINE = 'Der Engine missfällt das'

/** The desk with what ships in force; the engine counts versions and keeps what it is given. */
export async function openStudioDesk(): Promise<StudioDesk> {
  const deployed: StudioDesk['deployed'] = []
  const deploy = async ({ name, content }: { name: string; content: Buffer }) => {
    if (content.includes(REFUSED_BY_ENGINE))
      throw new EngineRefused('INVALID_ARGUMENT', `'${name}': - Element: st-render-letter`)
    deployed.push({ name, xml: content.toString('utf8') })
    return {
      processId: name.replace('.bpmn', ''),
      version: deployed.length + 1,
      definitionKey: String(9_000 + deployed.length),
    }
  }
  const door = await openDoor({
    routes: [...studioRoutes({ deploy, jobTypes: JOB_TYPES }), ...settingRoutes],
  })
  const shipped = readShipped()
  for (const [index, bundle] of shipped.entries())
    await recordDeployment(door.deps, {
      bundle,
      version: 1,
      definitionKey: String(1_000 + index),
      source: 'shipped',
    })
  await door.deps.db.prisma.staff.create({
    data: {
      username: 'second-owner',
      displayName: 'Person second-owner',
      roles: ['process-owner'],
      phone: '0',
      room: '1',
      email: 'second@example.org',
      languages: ['de'],
    },
  })
  const signedIn = async (username: string): Promise<Browser> => {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    return browser
  }
  const [author, colleague, caseworker] = [
    await signedIn('process-owner'),
    await signedIn('second-owner'),
    await signedIn('owner'),
  ]
  const inForce = (process: string) =>
    door.deps.db.prisma.deployment.findFirstOrThrow({
      where: { process },
      orderBy: [{ deployedAt: 'desc' }, { version: 'desc' }],
    })
  const save: StudioDesk['save'] = (browser, process, { xml, revision }) =>
    browser.fetch(`/api/processes/${process}/draft?revision=${revision}`, {
      method: 'PUT',
      body: xml,
      headers: XML,
    })
  return {
    door,
    author,
    colleague,
    caseworker,
    deployed,
    inForce,
    save,
    shipped: (process) => known(shipped.find((bundle) => bundle.process === process)),
    async draw(process, change) {
      const { id, xml } = await inForce(process)
      const begun = await author.fetch(`/api/processes/${process}/draft`, {
        method: 'POST',
        body: { from: id, replace: true },
      })
      const changed = change(xml)
      if (changed === xml) throw new Error('the change changes nothing')
      const saved = await save(author, process, { xml: changed, revision: revisionOf(begun) })
      return revisionOf(saved)
    },
    check: (process, xml) =>
      author.fetch(`/api/processes/${process}/check`, { method: 'POST', body: xml, headers: XML }),
    close: () => door.close(),
  }
}

const revisionOf = ({ json }: Answer): number =>
  z.looseObject({ revision: z.number() }).parse(json['draft']).revision
