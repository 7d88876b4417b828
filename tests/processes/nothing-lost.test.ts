import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printLedger, runLedger } from '#server/desks/ledger/run-ledger.ts'
import type { Send } from '#server/desks/training/colleague.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { until } from '#tests/support/application.ts'
import { Killable } from '#tests/support/killable.ts'
import { quiet } from '#tests/support/quiet.ts'
import { usernameOf } from '#tests/support/scenario.ts'

const CLIENTS = 4
const WALK_INS = 12
/** Who is killed, and after how many of the 48 requests. */
const KILLS = [
  ['app', 4],
  ['broker', 14],
  ['app', 24],
] as const

/** What a client knows of one request: its key (the name of the person), and what became of it. */
type Invoked = { key: string; outcome: 'ok' | 'refused' | 'unknown' }

/**
 * What the server holds for a key: cases, their instances in engine and read model, and audit
 * lines.
 */
type Held = { key: string; case_id: string; engine: number; readmodel: number; audited: number }

const HELD = `SELECT p.last_name AS key, c.id AS case_id,
    (
      SELECT count(*)::int FROM feed.record_log l
      WHERE l.instance_key = g.process_instance_key AND l.value_type = 'process-instance'
        AND l.line::jsonb->>'intent' = 'ELEMENT_ACTIVATED'
        AND l.line::jsonb->'value'->>'bpmnElementType' = 'PROCESS'
    ) AS engine,
    (
      SELECT count(*)::int FROM readmodel.process_instance r
      WHERE r.key = g.process_instance_key
    ) AS readmodel,
    (
      SELECT count(*)::int FROM audit.entry a
      WHERE a.subject = 'case:' || c.id AND a.action = 'person.walk-in'
    ) AS audited
  FROM help_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN instance_register g ON g.business_key = 'case:' || c.id`

describe('people who come in while the program is killed', () => {
  let world: Killable
  beforeAll(async () => {
    world = await Killable.open()
  })
  afterAll(() => world.close())

  test('who was told "taken in" has one case, instance and trace; who was told nothing at most one', async () => {
    // given
    const deps = world.look()
    const random = seededRandom(11)
    const username = await usernameOf(deps, 'customer-centre')
    const clients = await Promise.all(Array.from({ length: CLIENTS }, () => world.signIn(username)))
    // when
    const invoked: Invoked[] = []
    const running = Promise.all(clients.map((send, n) => takeIn(world, { send, n }, invoked)))
    for (const [victim, after] of KILLS) {
      await until('enough people have come in', async () => invoked.length >= after)
      await pause(random() * 400)
      await world.kill(victim)
    }
    await running
    await quiet(deps)
    // then
    const held = await heldBy(world)
    const said = (outcome: Invoked['outcome']) =>
      invoked.filter((one) => one.outcome === outcome).map(({ key }) => key)
    expect(
      held.filter((one) => one.engine !== 1 || one.readmodel !== 1 || one.audited !== 1),
    ).toEqual([])
    expect(new Set(held.map(({ key }) => key)).size).toBe(held.length)
    expect(held.map(({ key }) => key)).toEqual(expect.arrayContaining(said('ok')))
    expect(held.filter(({ key }) => said('refused').includes(key))).toEqual([])
    expect(said('ok').length).toBeGreaterThan(10)
    expect(said('unknown').length).toBeGreaterThan(0)
    expect(
      printLedger((await runLedger(world.ownerUrl)).filter(({ differences }) => differences > 0)),
    ).toBe('')
    await deps.db.close()
  })
})

/** One client takes people in, one after another, and notes in `invoked` what it was told. */
async function takeIn(
  { url }: Killable,
  { send, n }: { send: Send; n: number },
  invoked: Invoked[],
): Promise<void> {
  for (let i = 0; i < WALK_INS; i++) {
    const key = `Meise${n}x${i}`
    const body = {
      lastName: key,
      firstName: 'Rosa',
      salutation: 'frau',
      street: `Musterpfad ${n * 100 + i}`,
      postcode: '00159',
      city: 'Musterstadt',
      district: 'mitte',
      language: 'de',
      urgentHints: [],
      isAnother: true,
    }
    const outcome = await send('/api/walk-ins', { method: 'POST', body }).then(
      () => 'ok' as const,
      (error: Error) => (/ 4\d\d /.test(error.message) ? 'refused' : 'unknown'),
    )
    invoked.push({ key, outcome })
    // a person at a counter, not a loop that is over before the program is back
    if (outcome === 'unknown') await until('the program is back', () => answers(url))
    await pause(60)
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/session`).then(
    ({ ok }) => ok,
    () => false,
  )

async function heldBy({ ownerUrl }: Killable): Promise<Held[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<Held>(HELD)
  await owner.end()
  return rows
}
