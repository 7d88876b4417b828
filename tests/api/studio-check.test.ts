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
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

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

  const withBefore = (insert: string) => (xml: string) =>
    xml.replace('<bpmn:process', `${insert}<bpmn:process`)
  const entities = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};&l${i};">`,
  ).join('')

  it.each<[id: string, make: (xml: string) => string | Uint8Array, rule: string]>([
    [
      'H1 entities that multiply',
      (xml) =>
        xml.replace(
          '<bpmn:definitions',
          `<!DOCTYPE l [<!ENTITY l0 "l">${entities}]><bpmn:definitions`,
        ),
      'doctype',
    ],
    [
      'H2 an entity of another place',
      (xml) =>
        xml.replace(
          '<bpmn:definitions',
          '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]><bpmn:definitions',
        ),
      'doctype',
    ],
    [
      'H3 a mass of character references',
      withBefore(`<!--${'&#65;'.repeat(150_000)}-->`),
      'too-many-references',
    ],
    [
      'H4 sub-processes inside each other',
      withBefore(`${'<bpmn:subProcess>'.repeat(20_000)}${'</bpmn:subProcess>'.repeat(20_000)}`),
      'too-deep',
    ],
    [
      'H4 the same, hidden by comments',
      withBefore('<a><!--</a>-->'.repeat(60) + '</a>'.repeat(60)),
      'too-deep',
    ],
    ['H5 a mass of elements', withBefore('<a/>'.repeat(100_000)), 'too-many-elements'],
    [
      'H5 a value without end',
      (xml) => xml.replace('name="Anschrift klären"', `name="${'x'.repeat(500_000)}"`),
      'value-too-long',
    ],
    [
      'H5 thirty megabytes',
      (xml) => xml.replace('name="Anschrift klären"', `name="${'x'.repeat(1_100_000)}"`),
      'too-big',
    ],
    [
      'H6 an id that reaches for a prototype',
      (xml) => xml.replaceAll(/(?<=["> ]|--)ut-clarify-address/g, '__proto__'),
      'element-id',
    ],
    [
      'H6 an id that is a constructor',
      (xml) => xml.replaceAll('client-invitation', 'constructor'),
      'known-process',
    ],
    [
      'H6 an id given twice',
      (xml) => xml.replace(/id="ut-phone-contact"/, 'id="ut-clarify-address"'),
      'unreadable',
    ],
    [
      'H6 an id of 5 kB',
      (xml) => xml.replaceAll(/(?<=["> ]|--)ut-clarify-address/g, `ut-${'x'.repeat(5_000)}`),
      'element-id',
    ],
    [
      'H7 a name that would act in a page',
      (xml) => xml.replace('name="Anschrift klären"', 'name="&lt;img src=x onerror=alert(1)&gt;"'),
      'plain-text',
    ],
    [
      'H7 a link that would act in a page',
      (xml) => xml.replace('name="Anschrift klären"', 'name="javascript:alert(1)"'),
      'active-content',
    ],
    [
      'H7 a name written backwards',
      (xml) => xml.replace('name="Anschrift klären"', 'name="\u202enetrawba"'),
      'hidden-characters',
    ],
    [
      'H8 an extension of somebody else',
      (xml) =>
        xml.replace('<bpmn:definitions', '<bpmn:definitions xmlns:evil="http://evil.example/1"'),
      'foreign-namespace',
    ],
    [
      'H8 a picture inside',
      (xml) =>
        xml.replace(
          '<bpmn:userTask',
          '<bpmn:userTask zeebe:modelerTemplateIcon="data:image/svg+xml;base64,PHN2Zz4="',
        ),
      'active-content',
    ],
    [
      'H9 a job made by an expression',
      (xml) => xml.replace('type="instance.register"', 'type="= job"'),
      'job-type',
    ],
    [
      'H10 a process made by an expression',
      (xml) => xml.replace('processId="document-dispatch"', 'processId="= which"'),
      'call-target',
    ],
    ['H11 UTF-16', (xml) => new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le')), 'encoding'],
    [
      'H11 UTF-7 by its own words',
      (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-7"'),
      'encoding',
    ],
    ['H11 half a file', (xml) => xml.slice(0, xml.length / 2), 'unreadable'],
    [
      'H11 an archive',
      () => new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, 0xff, 0xfe]),
      'encoding',
    ],
    [
      'H12 a decision table',
      () =>
        bytes(
          '<?xml version="1.0" encoding="UTF-8"?>' +
            '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="d"/></definitions>',
        ),
      'foreign-namespace',
    ],
  ])('%s is refused in a sentence', async (_, make, rule) => {
    // given
    const file = make(desk.shipped(INVITATION).xml)
    // when
    const findings = await findingsOf(INVITATION, file)
    // then
    expect(findings.map((finding) => finding.rule)).toContain(rule)
    for (const { message, messageEn } of findings)
      expect([message, messageEn]).toEqual([
        expect.stringMatching(/^[A-ZÄÖÜ"].{5,}\.$/s),
        expect.stringMatching(/^[A-Z"].{5,}\.$/s),
      ])
  })

  it('nothing unsafe to read is kept as a draft', async () => {
    // given
    const revision = await desk.draw(INVITATION, (xml) =>
      xml.replace('name="Anschrift klären"', 'name="Anschrift suchen"'),
    )
    // when
    const { status, json } = await desk.save(desk.author, INVITATION, {
      xml: '<!DOCTYPE x><a/>',
      revision,
    })
    const packed = await desk.author.fetch(
      `/api/processes/${INVITATION}/draft?revision=${revision}`,
      {
        method: 'PUT',
        body: bytes('x'),
        headers: { 'content-type': 'application/xml', 'content-encoding': 'gzip' },
      },
    )
    const huge = await desk.check(INVITATION, bytes('x'.repeat(2_000_000)))
    // then
    expect([status, json['detail']]).toEqual([400, 'Die Datei enthält einen DOCTYPE.'])
    expect([packed.status, huge.status]).toEqual([415, 413])
    expect(
      (await desk.author.fetch(`/api/processes/${INVITATION}/draft`)).json['draft'],
    ).toMatchObject({ revision, xml: expect.stringContaining('Anschrift suchen') })
  })
})
