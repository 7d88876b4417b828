import { afterAll, beforeAll, expect, test } from 'vitest'
import { printLedger, runLedger } from '#server/desks/ledger/run-ledger.ts'
import type { Deps } from '#server/base/deps.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { loseAnswers } from '#tests/support/lose-answers.ts'
import { quiet } from '#tests/support/quiet.ts'
import { assignWalkIn, complete, conversation } from '#tests/support/scenario.ts'

let app: TestApplication
let deps: Deps

beforeAll(async () => {
  app = await openApplication()
  deps = app.application.deps
})
afterAll(() => app.close())

test(
  'what the engine did and could not tell us is not done twice',
  { timeout: 180_000 },
  async () => {
    // given
    const answers = loseAnswers(app.application.engine.connection)
    // when: a start, completions of tasks, jobs and a message, each with its first answer lost
    const caller = { url: app.url, signIn: app.signIn, deps: () => deps }
    const { caseId, caseworker } = await assignWalkIn(caller, 'Erle')
    const subject = `case:${caseId}`
    await complete(deps, caseworker, {
      subject,
      formId: 'first-conversation',
      answers: conversation(deps),
    })
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: { decision: 'no', consentEvaluation: 'not-asked' },
    })
    await until('the case is closed', async () => {
      const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
      return found.status === 'closed'
    })
    await quiet(deps)
    answers.stop()
    // then
    expect(new Set(answers.lost)).toEqual(
      new Set(['publishMessage', 'completeJob', 'completeUserTask']),
    )
    expect(
      await deps.db.query(
        `SELECT state, count(*)::int AS n FROM outbox WHERE state <> 'delivered' GROUP BY 1`,
      ),
    ).toEqual([])
    expect(
      await deps.db.query('SELECT business_key FROM instance_register WHERE business_key = $1', [
        subject,
      ]),
    ).toHaveLength(1)
    const tasks = await deps.db.prisma.task.findMany({ where: { subject } })
    expect(tasks.filter(({ state }) => state !== 'completed')).toEqual([])
    expect(new Set(tasks.map(({ formId }) => formId)).size).toBe(tasks.length)
    expect(answers.lost.filter((what) => what === 'completeUserTask')).toHaveLength(tasks.length)
    expect(await deps.db.prisma.letter.count({ where: { caseId } })).toBe(1)
    expect(
      printLedger(
        (await runLedger(app.postgres.ownerUrl)).filter(({ differences }) => differences > 0),
      ),
    ).toBe('')
  },
)
