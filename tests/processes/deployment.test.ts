import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deployShipped } from '#server/procedure/deployments/deploy-shipped.ts'
import { recordDeployment } from '#server/procedure/deployments/record-deployment.ts'
import { bundleOf, readShipped } from '#server/procedure/deployments/shipped.ts'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { known } from '#tests/support/known.ts'

const PROCESS = 'document-dispatch'

describe('deployment', () => {
  let app: TestApplication

  beforeAll(async () => {
    app = await openApplication()
  })
  afterAll(() => app.close())

  const rows = () =>
    app.application.deps.db.prisma.deployment.findMany({
      where: { process: PROCESS },
      orderBy: { version: 'asc' },
    })

  test('two starts at once deploy once', async () => {
    // given
    const { deps, engine } = app.application
    const shipped = readShipped().map((bundle) =>
      bundleOf({
        ...bundle,
        xml: bundle.xml.replace('name="Brief versenden"', 'name="Brief verschicken"'),
      }),
    )
    // when
    const results = await Promise.all([
      deployShipped(deps, engine, { shipped }),
      deployShipped(deps, engine, { shipped }),
    ])
    // then
    const outcomes = results
      .flat()
      .filter((result) => result.process === PROCESS)
      .map((result) => result.outcome)
    expect(outcomes.toSorted((a, b) => a.localeCompare(b))).toEqual(['deployed', 'unchanged'])
    expect((await rows()).map((row) => row.version)).toEqual([1, 2])
  })

  test('a restart leaves a version in force that was deployed in the running system', async () => {
    // given
    const { deps, engine } = app.application
    const own = known(readShipped().find((bundle) => bundle.process === PROCESS))
    const bundle = bundleOf({
      ...own,
      xml: own.xml.replace('name="Brief versenden"', 'name="Brief hinausschicken"'),
    })
    const { version, definitionKey } = await engine.deploy({
      name: `${PROCESS}.bpmn`,
      content: Buffer.from(bundle.xml),
    })
    await recordDeployment(deps, {
      bundle,
      version,
      definitionKey,
      source: 'studio',
      reason: 'Probe',
    })
    // when
    await app.restart()
    // then
    const after = await rows()
    expect(after.at(-1)).toMatchObject({ version, source: 'studio' })
    const again = await app.application.engine.deploy({
      name: `${PROCESS}.bpmn`,
      content: Buffer.from(bundle.xml),
    })
    expect(again.version).toBe(version)
  })
})
