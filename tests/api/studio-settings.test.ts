import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'

const changeSchema = z.looseObject({
  kind: z.string(),
  elementId: z.string(),
  text: z.string(),
  textEn: z.string(),
})
type Change = z.infer<typeof changeSchema>
const INVITATION = 'client-invitation'

describe('what process owners set and compare', () => {
  let desk: StudioDesk

  beforeAll(async () => {
    desk = await openStudioDesk()
  })
  afterAll(() => desk.close())

  const change = (key: string, body: object) =>
    desk.author.fetch(`/api/settings/${key}`, { method: 'PUT', body })
  const itemOf = (json: Record<string, unknown>, key: string) =>
    z
      .array(z.looseObject({ key: z.string() }))
      .parse(json['items'])
      .find((item) => item.key === key)

  it('keeps what a period was before, with who and why', async () => {
    // when
    const { status, json } = await change('response-period', {
      amount: 10,
      was: 14,
      reason: 'Die Post ist schneller',
    })
    // then
    expect(status).toBe(200)
    expect(itemOf(json, 'response-period')).toMatchObject({
      amount: 10,
      standard: 14,
      min: 10,
      max: 28,
      usedIn: [{ process: INVITATION }],
      history: [{ from: 14, to: 10, reason: 'Die Post ist schneller', by: 'Person process-owner' }],
    })
    expect(
      await desk.door.readAsOwner(
        `SELECT detail
         FROM audit.entry
         WHERE action = 'setting.change' AND subject = 'setting:response-period'`,
      ),
    ).toEqual([{ detail: { from: 14, to: 10 } }])
  })

  it('is read by staff and kept by process owners alone', async () => {
    // when
    const read = await desk.caseworker.fetch('/api/settings')
    const written = await desk.caseworker.fetch('/api/settings/thinking-time', {
      method: 'PUT',
      body: { amount: 10, was: 14, reason: 'Versuch' },
    })
    // then
    expect([read.status, read.json['abilities'], written.status]).toEqual([
      200,
      { write: false },
      403,
    ])
  })

  it.each([
    [
      'beyond its limits',
      'thinking-time',
      { amount: 90, was: 14, reason: 'lang' },
      [400, 'INVALID'],
    ],
    [
      'that somebody else has changed',
      'thinking-time',
      { amount: 10, was: 12, reason: 'alt' },
      [409, 'SETTING_CHANGED'],
    ],
    ['without a reason', 'thinking-time', { amount: 10, was: 14, reason: ' ' }, [400, 'INVALID']],
    [
      'that does not exist',
      'moon-phase',
      { amount: 1, was: 1, reason: 'Mond' },
      [404, 'NOT_FOUND'],
    ],
  ])('does not change a period %s', async (...[, key, body, refusal]) => {
    // when
    const answer = await change(key, body)
    // then
    expect([answer.status, answer.json['code']]).toEqual(refusal)
    expect(await desk.door.deps.db.prisma.settingChange.count({ where: { key } })).toBe(0)
  })

  const compared = async (edit: (xml: string) => string): Promise<Change[]> => {
    await desk.draw(INVITATION, edit)
    const { id } = await desk.inForce(INVITATION)
    const { status, json } = await desk.author.fetch(
      `/api/processes/${INVITATION}/comparison?from=${id}&to=draft-${await desk.door.staffId('process-owner')}`,
    )
    expect(status).toBe(200)
    return z.array(changeSchema).parse(json['changes'])
  }

  it.each<[what: string, edit: (xml: string) => string, expected: Partial<Change>]>([
    [
      'another period',
      (xml) => xml.replace('value="phone-contact"', 'value="answer-question"'),
      {
        kind: 'changed',
        elementId: 'ut-phone-contact',
        text:
          '„Persönlich nachfragen“ hat als Frist jetzt 2 statt 5 Arbeitstage ' +
          '(Rückfrage beantworten statt Anrufen).',
        textEn:
          '"Ask in person" has as its period now 2 instead of 5 working days ' +
          '(Answer a question instead of Phone the person).',
      },
    ],
    [
      'another name',
      (xml) => xml.replace('name="Anschrift klären"', 'name="Anschrift suchen"'),
      {
        kind: 'changed',
        elementId: 'ut-clarify-address',
        text: '„Anschrift klären“ heißt jetzt „Anschrift suchen“.',
      },
    ],
    [
      'another role',
      (xml) =>
        xml.replace(/(id="ut-clarify-address"[\s\S]*?candidateGroups=")[^"]*"/, '$1team-lead"'),
      {
        kind: 'changed',
        elementId: 'ut-clarify-address',
        text: '„Anschrift klären“ macht jetzt Teamleitung statt Kundenzentrum.',
      },
    ],
    [
      'another condition',
      (xml) => xml.replace('= response = &quot;accept&quot;', '= response = &quot;later&quot;'),
      { kind: 'changed', elementId: 'gw-response--br-triage' },
    ],
    [
      'a shape in another place',
      (xml) => xml.replace(/(bpmnElement="ut-clarify-address"[^>]*>\s*<dc:Bounds x=")/, '$11'),
      { kind: 'moved', elementId: 'ut-clarify-address' },
    ],
  ])('a comparison tells %s in a sentence', async (_, edit, expected) => {
    expect(await compared(edit)).toEqual([expect.objectContaining(expected)])
  })

  it('a comparison names the days that a wait now lasts', async () => {
    // when
    const changes = await compared((xml) =>
      xml.replace('key="rule" value="response-period"', 'key="rule" value="thinking-time"'),
    )
    // then
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'changed',
        text: expect.stringMatching(
          /^„.+“ wartet jetzt 14 statt 10 Tage \(Bedenkzeit statt Antwort auf die Einladung\)\.$/,
        ),
      }),
    ])
  })

  it('nobody compares with a drawing that is not theirs', async () => {
    // given
    await desk.draw(INVITATION, (xml) =>
      xml.replace('name="Anschrift klären"', 'name="Anschrift suchen"'),
    )
    const { id } = await desk.inForce(INVITATION)
    const owner = await desk.door.staffId('process-owner')
    const path = `/api/processes/${INVITATION}/comparison?from=${id}&to=draft-${owner}`
    // then
    for (const browser of [desk.caseworker, desk.colleague])
      expect((await browser.fetch(path)).status).toBe(404)
  })
})
