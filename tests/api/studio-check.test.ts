import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'

const findingSchema = z.looseObject({
  rule: z.string(),
  elementId: z.string(),
  message: z.string(),
  messageEn: z.string(),
})
type Finding = z.infer<typeof findingSchema>
type Replace = readonly [from: string | RegExp, to: string]

const INVITATION = 'client-invitation'

describe('what cannot go live', () => {
  let desk: StudioDesk

  beforeAll(async () => {
    desk = await openStudioDesk()
  })
  afterAll(() => desk.close())

  const findingsOf = async (process: string, xml: string | Uint8Array): Promise<Finding[]> => {
    const { status, json } = await desk.check(process, xml)
    expect(status).toBe(200)
    return z.array(findingSchema).parse(json['findings'])
  }

  it.each<
    [
      what: string,
      process: string,
      change: Replace,
      rule: string,
      elementId: string,
      sentence: string,
    ]
  >([
    [
      'a case without the right to withdraw',
      'help-plan-case',
      [/(?<=["> ]|--)sub-withdrawal/g, 'sub-farewell'],
      'right-present',
      'help-plan-case',
      'Das Recht sub-withdrawal (Nachricht ParticipationWithdrawn) darf nicht fehlen.',
    ],
    [
      'an unknown job',
      INVITATION,
      ['type="instance.register"', 'type="instance.vanish"'],
      'job-type',
      'st-register',
      'Die Arbeit "instance.vanish" kennt das Programm nicht.',
    ],
    [
      'a wait that nobody can end',
      INVITATION,
      [/messageRef="message-WaitEnded"/, 'messageRef="message-ClientResponded"'],
      'wait-ways',
      'gw-await-response',
      'Der Wartestelle fehlt WaitEnded.',
    ],
    [
      'a wait without its timer',
      INVITATION,
      [
        /<bpmn:timerEventDefinition[\s\S]*?<\/bpmn:timerEventDefinition>/,
        '<bpmn:messageEventDefinition id="m" messageRef="message-ClientResponded" />',
      ],
      'wait-ways',
      'gw-await-response',
      'Der Wartestelle fehlt die Frist.',
    ],
    [
      'a wait without its message',
      'document-dispatch',
      [/messageRef="message-Letter(?:Posted|Cancelled)"/g, 'messageRef="message-WaitEnded"'],
      'wait-ways',
      'gw-await-posting',
      'Der Wartestelle fehlt die Nachricht, auf die sie wartet.',
    ],
    [
      'a name that no contract knows',
      INVITATION,
      ['= response = &quot;accept&quot;', '= diagnosis = &quot;accept&quot;'],
      'known-variable',
      'gw-response--br-triage',
      'Die Variable diagnosis kennt der Prozess nicht.',
    ],
    [
      'a task without a subject',
      INVITATION,
      [/ candidateUsers="[^"]*"/, ''],
      'task-subject',
      'ut-answer-question',
      'candidateUsers muss nennen, worum es geht, zum Beispiel = ["case:" + caseId].',
    ],
    [
      'a call of a process that does not exist',
      INVITATION,
      ['processId="document-dispatch"', 'processId="foreign-office"'],
      'called-process',
      'ca-send-letter',
      'Den gerufenen Prozess "foreign-office" gibt es nicht.',
    ],
    [
      'a message that nobody sends',
      INVITATION,
      ['name="ClientMoved"', 'name="MoonRose"'],
      'known-message',
      'ev-client-moved',
      'Die Nachricht "MoonRose" verschickt niemand.',
    ],
    [
      'an error that nobody raises',
      INVITATION,
      [/errorCode="ADDRESS_INVALID"/g, 'errorCode="NO_MOON"'],
      'known-error',
      'ev-address-invalid',
      'Den Fehler "NO_MOON" meldet niemand.',
    ],
    [
      'a table that does not exist',
      INVITATION,
      ['value="triage-priority"', 'value="horoscope"'],
      'known-decision',
      'br-triage',
      'Die Entscheidungstabelle "horoscope" gibt es nicht.',
    ],
    [
      'the drawing of another process',
      INVITATION,
      [/client-invitation/g, 'other-process'],
      'known-process',
      'other-process',
      'Der Prozess muss client-invitation heißen.',
    ],
    [
      'tries that are no number',
      INVITATION,
      ['type="instance.register"', 'type="instance.register" retries="viele"'],
      'job-retries',
      'st-register',
      'Die Zahl der Versuche ist eine Ziffer von 1 bis 9.',
    ],
    [
      'what the engine could not run',
      INVITATION,
      [/<zeebe:taskDefinition type="instance.register" \/>/, ''],
      'camunda-compat/implementation',
      'st-register',
      'Dem Element (ServiceTask) fehlt die Angabe TaskDefinition (Regel camunda-compat/implementation).',
    ],
  ])('%s: the element is named', async (...[, process, [from, to], rule, elementId, message]) => {
    // given
    const { xml } = desk.shipped(process)
    const changed = xml.replace(from, to)
    expect(changed).not.toBe(xml)
    // when
    const found = (await findingsOf(process, changed)).find((finding) => finding.rule === rule)
    // then
    expect(found).toMatchObject({ elementId, message })
    expect(found?.messageEn).toMatch(/\.$/)
  })

  it.each<[what: string, process: string, change: Replace, elementId: string, sentence: string]>([
    [
      'without the right to withdraw',
      'help-plan-case',
      [/(?<=["> ]|--)sub-withdrawal/g, 'sub-farewell'],
      'help-plan-case',
      'Das Recht sub-withdrawal (Nachricht ParticipationWithdrawn) darf nicht fehlen.',
    ],
    [
      'with an unknown job',
      'help-plan-case',
      ['type="instance.register"', 'type="instance.vanish"'],
      'st-register',
      'Die Arbeit "instance.vanish" kennt das Programm nicht.',
    ],
    [
      'with a wait that nobody can end',
      INVITATION,
      [/messageRef="message-WaitEnded"/, 'messageRef="message-ClientResponded"'],
      'gw-await-response',
      'Der Wartestelle fehlt WaitEnded.',
    ],
    [
      'with a name that no contract knows',
      INVITATION,
      ['= response = &quot;accept&quot;', '= diagnosis = &quot;accept&quot;'],
      'gw-response--br-triage',
      'Die Variable diagnosis kennt der Prozess nicht.',
    ],
    [
      'with a task without a subject',
      'help-plan-case',
      [/ candidateUsers="[^"]*"/, ''],
      'ut-confirm-assignment',
      'candidateUsers muss nennen, worum es geht, zum Beispiel = ["case:" + caseId].',
    ],
  ])(
    '%s it does not go live: the release refuses it and names the element',
    async (...[, process, [from, to], elementId, sentence]) => {
      // given
      const revision = await desk.draw(process, (xml) => xml.replace(from, to))
      const authorId = await desk.door.staffId('process-owner')
      await desk.door.deps.db.prisma.processDraft.updateMany({
        where: { process },
        data: { submittedAt: new Date('2026-01-01') },
      })
      // when
      const { status, json } = await desk.colleague.fetch(
        `/api/processes/${process}/drafts/${authorId}/release`,
        { method: 'POST', body: { revision } },
      )
      // then
      expect([status, json['code']]).toEqual([422, 'DRAWING_REFUSED'])
      expect(json['issues']).toContainEqual({ path: elementId, message: sentence })
      expect(desk.deployed).toEqual([])
    },
  )

  it('is refused when it is handed in and, once more, when it is released', async () => {
    // given
    const revision = await desk.draw(INVITATION, (xml) =>
      xml.replace('type="instance.register"', 'type="instance.vanish"'),
    )
    const authorId = await desk.door.staffId('process-owner')
    // when
    const submitted = await desk.author.fetch(`/api/processes/${INVITATION}/draft/submission`, {
      method: 'POST',
      body: { revision, reason: 'Versuch' },
    })
    await desk.door.deps.db.prisma.processDraft.updateMany({
      data: { submittedAt: new Date('2026-01-01') },
    })
    const released = await desk.colleague.fetch(
      `/api/processes/${INVITATION}/drafts/${authorId}/release`,
      { method: 'POST', body: { revision } },
    )
    // then
    for (const { status, json } of [submitted, released]) {
      expect([status, json['code']]).toEqual([422, 'DRAWING_REFUSED'])
      expect(json['issues']).toContainEqual({
        path: 'st-register',
        message: 'Die Arbeit "instance.vanish" kennt das Programm nicht.',
      })
    }
    expect(desk.deployed).toEqual([])
  })

  it('as it ships has no finding', async () => {
    expect(await findingsOf(INVITATION, desk.shipped(INVITATION).xml)).toEqual([])
  })
})
