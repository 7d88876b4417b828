import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printLedger, runLedger } from '#server/desks/ledger/run-ledger.ts'
import { inLong } from '#tests/support/in-long.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { Killable, type Victim } from '#tests/support/killable.ts'
import { printAll } from '#tests/support/post-letters.ts'
import { quiet } from '#tests/support/quiet.ts'
import {
  approveSampleCampaign,
  complete,
  openTask,
  preparation,
  usernameOf,
} from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

const HOUSEHOLDS = 420
const QUEUED = `SELECT count(*)::int AS n
  FROM letter
  WHERE document_type = 'INVITATION_1' AND state = 'queued'`
const INSTANCES = `SELECT count(*)::int AS n
  FROM readmodel.process_instance
  WHERE process_id = 'client-invitation'`

async function expectNoDifferences(ownerUrl: string): Promise<void> {
  const lines = await runLedger(ownerUrl)
  expect(printLedger(lines.filter((line) => line.differences > 0))).toBe('')
}

describe('invitation-campaign', () => {
  let app: TestApplication
  const caller = () => ({ url: app.url, signIn: app.signIn, deps: () => app.application.deps })

  beforeAll(async () => {
    app = await openApplication()
  })
  afterAll(() => app.close())

  test('happy path: 420 households get one instance and one letter each, in one PDF', async () => {
    // given
    const { deps } = app.application
    const from = performance.now()
    // when
    await approveSampleCampaign(caller())
    const invited = await deps.db.prisma.invitation.count({
      where: { status: { not: 'excluded' } },
    })
    await until(
      'all letters are queued',
      async () => (await deps.db.query<{ n: number }>(QUEUED))[0]?.n === invited,
    )
    const manager = await app.signIn(await usernameOf(deps, 'campaign-manager'))
    const run = await printAll(manager)
    process.stdout.write(`approval to PDF: ${Math.round((performance.now() - from) / 1000)} s\n`)
    // then
    expect(invited).toBe(HOUSEHOLDS)
    expect(run['count']).toBe(invited)
    const pdf = await deps.db.prisma.printRun.findUniqueOrThrow({ where: { id: run.id } })
    expect(Buffer.from(known(pdf.pdf)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.pages).toBeGreaterThanOrEqual(2 * invited)
    await quiet(deps)
    expect((await deps.db.query<{ n: number }>(INSTANCES))[0]?.n).toBe(invited)
    await expectNoDifferences(app.postgres.ownerUrl)
  })

  test('not approved: the preparation is open again', async () => {
    // given
    const { deps } = app.application
    const manager = await app.signIn(await usernameOf(deps, 'campaign-manager'))
    const lead = await app.signIn(await usernameOf(deps, 'team-lead', 'hiltrup'))
    const { campaignId } = (await manager('/api/start/sample', { method: 'POST', body: {} })) as {
      campaignId: string
    }
    const subject = `campaign:${campaignId}`
    await complete(deps, manager, {
      subject,
      formId: 'prepare-campaign',
      answers: preparation(deps),
    })
    await complete(deps, manager, {
      subject,
      formId: 'check-exclusions',
      answers: { confirmed: true },
    })
    // when
    await complete(deps, lead, {
      subject,
      formId: 'approve-campaign',
      answers: { approved: 'no', comment: 'Bitte die Frist prüfen.' },
    })
    // then
    expect(await openTask(deps, { subject, formId: 'prepare-campaign' })).toMatch(/^\d+$/)
  })
})

describe('invitation-campaign under faults', () => {
  test.for(inLong([1], [2, 3]))(
    'seed %i: killing app, broker and database loses and doubles nothing',
    async (seed) => {
      // given
      const world = await Killable.open()
      const deps = world.look()
      const random = seededRandom(seed)
      const victims = (['app', 'broker', 'postgres'] as Victim[])
        .map((victim) => ({ victim, at: random() }))
        .toSorted((a, b) => a.at - b.at)
      try {
        await approveSampleCampaign({
          url: world.url,
          signIn: (name) => world.signIn(name),
          deps: () => deps,
        })
        // when
        for (const { victim } of victims) {
          await pause(500 + random() * 4_000)
          await world.kill(victim)
        }
        // then
        await until(
          'all letters are queued',
          async () =>
            (await deps.db.query<{ n: number }>(QUEUED).catch(() => []))[0]?.n === HOUSEHOLDS,
        )
        await quiet(deps)
        expect((await deps.db.query<{ n: number }>(INSTANCES))[0]?.n).toBe(HOUSEHOLDS)
        expect(
          (await deps.db.query<{ n: number }>('SELECT count(*)::int AS n FROM letter'))[0]?.n,
        ).toBe(HOUSEHOLDS)
        await expectNoDifferences(world.ownerUrl)
      } finally {
        await deps.db.close()
        await world.close()
      }
    },
  )
})
