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

const INVITATION = 'client-invitation'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('what is unsafe to read', () => {
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
        xml
          .replace('<bpmn:definitions', '<bpmn:definitions xmlns:evil="http://evil.example/1"')
          .replace('<bpmn:userTask', '<bpmn:userTask evil:eye="open"'),
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
            '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision ' +
            'id="d"/></definitions>',
        ),
      'unreadable',
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

  it.each<[what: string, make: (xml: string) => string | Uint8Array]>([
    ['UTF-16', (xml) => new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le'))],
    [
      'ISO-8859-1',
      (xml) => new Uint8Array(Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')),
    ],
    [
      'a prefix that nobody uses',
      (xml) =>
        xml.replace('<bpmn:definitions', '<bpmn:definitions xmlns:evil="http://evil.example/1"'),
    ],
    [
      'our prefixes under other names',
      (xml) => xml.replaceAll('bpmn:', 'semantic:').replace('xmlns:bpmn=', 'xmlns:semantic='),
    ],
  ])('%s is no fault', async (_, make) => {
    expect(await findingsOf(INVITATION, make(desk.shipped(INVITATION).xml))).toEqual([])
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
    expect([status, json['detail']]).toEqual([
      400,
      'Die Datei enthält einen DOCTYPE (Zeile 1). Bitte löschen Sie ihn und laden Sie die ' +
        'Datei noch einmal.',
    ])
    expect([packed.status, huge.status]).toEqual([415, 413])
    expect(
      (await desk.author.fetch(`/api/processes/${INVITATION}/draft`)).json['draft'],
    ).toMatchObject({ revision, xml: expect.stringContaining('Anschrift suchen') })
  })
})
