import type { TestApplication } from './application.ts'
import { Procedure, type Talk } from './procedure.ts'
import { dayFrom } from './scenario.ts'

/** What leads a case along the ways of its drawing beside the happy one. */
export function openWays(app: TestApplication) {
  const { deps } = app.application
  const procedure = new Procedure(app)
  return {
    procedure,
    act: ({ caseId, caseworker }: Talk, what: string, body: object) =>
      caseworker(`/api/cases/${caseId}/${what}`, { method: 'POST', body }),
    nextContact: ({ subject }: Talk) => procedure.openWait(subject, 'next-contact'),
    endWait: ({ caseworker }: Talk, waitId: string) =>
      caseworker(`/api/waits/${waitId}/end`, { method: 'POST', body: {} }),
    moveWait: ({ caseworker }: Talk, waitId: string, days: number) =>
      caseworker(`/api/waits/${waitId}/deadline`, {
        method: 'POST',
        body: { dueOn: dayFrom(deps, days), reason: 'so besprochen' },
      }),
    async withPlan(lastName: string): Promise<Talk> {
      const talk = await procedure.takesPart(lastName)
      await procedure.assess(talk)
      await procedure.agree(talk, 'Einen Sprachkurs besuchen')
      return talk
    },
  }
}

export type Ways = ReturnType<typeof openWays>
