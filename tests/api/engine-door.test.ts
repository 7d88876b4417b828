import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { listHeartbeats } from '#server/desks/operations/heartbeats.ts'
import { createEngine } from '#server/engine/engine/client.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { buildJobDrawing } from '#tests/support/build-drawing.ts'
import { inLong } from '#tests/support/in-long.ts'
import { quiet } from '#tests/support/quiet.ts'
import { assignWalkIn, openTask } from '#tests/support/scenario.ts'

const ENGINE_PARTS = ['engine', 'live', 'history', 'projector', 'outbox', 'database', 'disk']

let app: TestApplication

beforeAll(async () => {
  app = await openApplication()
})
afterAll(async () => {
  // what strangers put into this engine is no record of ours that must keep its contract
  await query('DELETE FROM feed.record_log')
  await app.close()
})

const query = <R>(sql: string, values: unknown[] = []) =>
  app.application.deps.db.query<R>(sql, values)
const alarms = () => query<{ kind: string; detail: string }>('SELECT kind, detail FROM feed.alarm')
const statesOf = async (parts: string[]) => {
  const { db, clock } = app.application.deps
  const heartbeats = await listHeartbeats(db.query, clock.wallNow())
  return heartbeats.filter(({ part }) => parts.includes(part)).map(({ state }) => state)
}
const alarm = (kind: string, detail: RegExp) =>
  until(`an alarm ${kind}`, async () =>
    (await alarms()).some((one) => one.kind === kind && detail.test(one.detail)),
  )

/** The drawing with a start that needs no message. */
const withoutMessage = (drawing: Buffer): Buffer =>
  Buffer.from(drawing.toString().replace(/<bpmn:messageEventDefinition[^>]*>/, ''))

describe("the engine's own door", () => {
  let subject: string

  test('a marker comes back through both doors, and every part shows that it is alive', async () => {
    const states = await until('all parts to speak', async () => {
      const found = await statesOf(ENGINE_PARTS)
      return found.every((state) => state === 'fresh') && found
    })
    expect(states).toHaveLength(ENGINE_PARTS.length)
    expect(await query(`SELECT 1 FROM feed.record_log WHERE value_type = 'signal'`)).toEqual([])
  })

  test('nobody commands the engine who does not know its secret', async () => {
    // given
    const { grpcAddress, ports } = app.broker
    const stranger = createEngine({
      grpcAddress,
      restAddress: `http://127.0.0.1:${ports.rest}`,
      log: app.application.deps.log,
    })
    onTestFinished(() => stranger.close())
    // when
    const asked = [
      `${ports.rest}/v1/topology`,
      `${ports.management}/actuator/partitions`,
      `${ports.rest}/wrong/v1/topology`,
    ]
    const answers = await Promise.all(asked.map((path) => fetch(`http://127.0.0.1:${path}`)))
    // then
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    await expect(stranger.topology()).rejects.toThrow('UNAUTHENTICATED')
  })

  test('what we order ourselves raises no alarm', async () => {
    // given
    const { deps } = app.application
    const { caseId } = await assignWalkIn(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      'Linde',
    )
    subject = `case:${caseId}`
    await openTask(deps, { subject, formId: 'first-conversation' })
    // when
    await quiet(deps)
    await until('nothing is suspect any more', async () => {
      const [row] = await query<{ n: number }>('SELECT count(*)::int AS n FROM feed.suspect')
      return row?.n === 0
    })
    // then
    expect(await alarms()).toEqual([])
  })

  test('a task that somebody else completes raises an alarm, and its values are not kept', async () => {
    // given
    const { deps, engine } = app.application
    const userTaskKey = await openTask(deps, { subject, formId: 'first-conversation' })
    // when
    await engine.completeUserTask({
      userTaskKey,
      variables: { lastName: 'Zaunkönig' },
      action: 'complete',
    })
    await alarm('foreign-completion', /ut-first-conversation/)
    // then
    expect(
      await query(
        `SELECT 1 FROM feed.record_log
         WHERE door = 'live' AND value_type = 'user-task' AND line LIKE '%Zaunk%'`,
      ),
    ).toEqual([])
    await alarm('variable', /lastName/)
  })

  test('a drawing, a start and a message that are not ours raise alarms', async () => {
    // given
    const { engine } = app.application
    const processId = 'somebody-elses'
    // when
    await engine.deploy({
      name: `${processId}.bpmn`,
      content: withoutMessage(buildJobDrawing({ processId, jobType: 'some.job' })),
    })
    await engine.connection.call((client) =>
      client.createProcessInstance({ bpmnProcessId: processId, variables: {} }),
    )
    await engine.publishMessage({
      name: 'ClientDied',
      correlationKey: randomUUID(),
      messageId: randomUUID(),
      timeToLiveMs: 0,
      variables: {},
    })
    // then
    await alarm('foreign-deployment', /somebody-elses 1/)
    await alarm('foreign-start', /somebody-elses/)
    await alarm('foreign-message', /ClientDied/)
    expect((await alarms()).map(({ kind }) => kind)).not.toContain('foreign-intervention')
  })

  test('an instance that is to end ends, and once more is no error', async () => {
    const { engine } = app.application
    const [instance] = await query<{ key: string }>(
      `SELECT key FROM readmodel.process_instance
       WHERE process_id = 'somebody-elses' AND state = 'activated'`,
    )
    const key = instance?.key ?? ''
    expect([await engine.endInstance(key), await engine.endInstance(key)]).toEqual([
      'delivered',
      'gone',
    ])
  })

  test.for(inLong([], ['STOP']))('a frozen broker is never called well', async () => {
    process.kill(app.broker.pid, 'SIGSTOP')
    try {
      const silent = await until('the engine to be called silent', async () => {
        const states = await statesOf(['engine', 'live', 'history'])
        return states.every((state) => state === 'silent') && states
      })
      expect(silent).toHaveLength(3)
    } finally {
      process.kill(app.broker.pid, 'SIGCONT')
    }
  })
})
