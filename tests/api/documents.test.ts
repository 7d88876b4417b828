import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser, type Answer } from '#tests/support/browser.ts'
import { buildPdf, buildPng } from '#tests/support/build-scan.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const MEGABYTE = 1024 * 1024

let door: Door
let world: World
let owner: Browser
let centre: Browser
let stranger: Browser

const signedIn = async (username: string): Promise<Browser> => {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  owner = await signedIn('owner')
  centre = await signedIn('centre')
  stranger = await signedIn('foreign-caseworker')
})
afterAll(async () => {
  await closeRenderers()
  await door.close()
})

type Upload = {
  caseId: string
  body: Uint8Array
  name?: string
  kind?: string
  contentType?: string
}

const upload = (
  browser: Browser,
  {
    caseId,
    body,
    name = 'Plan.pdf',
    kind = 'signed-plan',
    contentType = 'application/octet-stream',
  }: Upload,
): Promise<Answer> =>
  browser.fetch(`/api/cases/${caseId}/scans?kind=${kind}`, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType, 'x-file-name': encodeURIComponent(name) },
  })
const scansOf = async (caseId: string) =>
  z
    .array(z.record(z.string(), z.unknown()))
    .parse((await owner.fetch(`/api/cases/${caseId}/documents`)).json['scans'])
const auditOf = (action: string, caseId: string) =>
  door.readAsOwner('SELECT detail FROM audit.entry WHERE action = $1 AND subject = $2', [
    action,
    `case:${caseId}`,
  ])

describe('a scan', () => {
  it('is kept with its digest, listed, and sent to be saved under a name of ours', async () => {
    // given
    const { id: caseId } = await world.openCase()
    const sha256 = createHash('sha256').update(buildPdf()).digest('hex')
    // when
    const kept = await upload(owner, {
      caseId,
      body: buildPdf(),
      name: 'Hilfeplan Distel, unterschrieben.pdf',
    })
    // then
    expect(kept).toMatchObject({ status: 201, json: { sha256 } })
    expect(await scansOf(caseId)).toMatchObject([
      {
        kind: 'signed-plan',
        name: 'Hilfeplan Distel, unterschrieben.pdf',
        mediaType: 'application/pdf',
        size: buildPdf().length,
        sha256,
        by: 'Person owner',
      },
    ])
    const file = await owner.fetch(`/api/scans/${String(kept.json['id'])}/file`)
    expect(file.text).toBe(buildPdf().toString())
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="scan-[0-9a-f]{8}\.pdf"$/,
    )
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(file.headers.get('cache-control')).toBe('no-store')
  })

  it('leaves a trace when it is kept, without its name', async () => {
    const { id: caseId } = await world.openCase()
    const { json } = await upload(owner, { caseId, body: buildPdf('trace'), name: 'Distel.pdf' })

    await owner.fetch(`/api/scans/${String(json['id'])}/file`)

    expect(await auditOf('scan.keep', caseId)).toMatchObject([
      { detail: { scan: json['id'], kind: 'signed-plan', mediaType: 'application/pdf' } },
    ])
    expect(door.log.join('\n')).not.toContain('Distel')
    const { items: timeline } = z
      .looseObject({ items: z.array(z.looseObject({ text: z.string() })) })
      .parse((await owner.fetch(`/api/cases/${caseId}/timeline`)).json)
    expect(timeline.map(({ text }) => text)).toContain('Unterschriebener Hilfeplan abgelegt')
  })

  it('that comes a second time is the one that lies there', async () => {
    const { id: caseId } = await world.openCase()

    const first = await upload(owner, { caseId, body: buildPng(), name: 'a.png' })
    const again = await upload(owner, { caseId, body: buildPng(), name: 'b.png' })

    expect(again.json).toEqual(first.json)
    expect(await scansOf(caseId)).toMatchObject([{ name: 'a.png', mediaType: 'image/png' }])
  })

  it('is scanned in by the customer centre, which sees nothing of the case by it', async () => {
    const { id: caseId } = await world.openCase()

    const { status, json } = await upload(centre, { caseId, body: buildPdf('centre') })

    expect(status).toBe(201)
    expect(await centre.fetch(`/api/cases/${caseId}/documents`)).toMatchObject({ status: 403 })
    expect(await centre.fetch(`/api/scans/${String(json['id'])}/file`)).toMatchObject({
      status: 403,
    })
    expect(await scansOf(caseId)).toMatchObject([{ by: 'Person centre' }])
  })

  it('of another agency does not exist, and nothing is stored in a foreign case', async () => {
    const { id: caseId } = await world.openCase()
    const { json } = await upload(owner, { caseId, body: buildPdf('mine') })

    expect(await stranger.fetch(`/api/scans/${String(json['id'])}/file`)).toMatchObject({
      status: 404,
    })
    expect(await upload(stranger, { caseId, body: buildPdf('theirs') })).toMatchObject({
      status: 404,
    })
    expect(await scansOf(caseId)).toHaveLength(1)
  })
})

describe('a hostile upload', () => {
  it.each([
    ['a page that calls itself a PDF', '<!doctype html><script>alert(1)</script>', 'plan.pdf'],
    [
      'a drawing with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'plan.png',
    ],
    [
      'a page behind the head of a picture',
      '\u0089PNG\r\n\u001A\n<script>alert(1)</script>',
      'plan.png',
    ],
    ['an archive behind a PDF', `${buildPdf().toString('latin1')}PK\u0003\u0004`, 'plan.pdf'],
    ['an archive', 'PK\u0003\u0004', 'plan.zip'],
    [
      'the test virus',
      'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
      'plan.pdf',
    ],
    ['nothing at all', '', 'plan.pdf'],
  ])('is refused in a sentence: %s', async (_, text, name) => {
    const { id: caseId } = await world.openCase()

    const answer = await upload(owner, { caseId, body: Buffer.from(text, 'latin1'), name })

    expect(answer).toMatchObject({
      status: 415,
      json: {
        code: 'NOT_A_SCAN',
        detail:
          'Angenommen werden nur ganze PDF-, JPEG- und PNG-Dateien. Bitte scannen Sie das Blatt noch einmal.',
      },
    })
    expect(await scansOf(caseId)).toEqual([])
  })

  it('beyond ten megabytes is refused, one of ten is kept', async () => {
    const { id: caseId } = await world.openCase()
    const fill = (size: number): Uint8Array =>
      Buffer.concat([
        buildPdf().subarray(0, 9),
        Buffer.alloc(size - buildPdf().length, 0x20),
        buildPdf().subarray(9),
      ])

    expect(await upload(owner, { caseId, body: fill(10 * MEGABYTE + 1) })).toMatchObject({
      status: 413,
    })
    expect(await upload(owner, { caseId, body: fill(10 * MEGABYTE) })).toMatchObject({
      status: 201,
    })
    expect(await scansOf(caseId)).toMatchObject([{ size: 10 * MEGABYTE }])
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\plan.pdf', 'plan.pdf'],
    ['plan\u202Efdp.exe', 'planfdp.exe'],
    ['nul', '_nul'],
    ['<img src=x onerror=alert(1)>', 'img src=x onerror=alert(1)'],
  ])('cannot choose where it lies: %j', async (name, shown) => {
    const { id: caseId } = await world.openCase()

    await upload(owner, { caseId, body: buildPdf(), name })

    expect(await scansOf(caseId)).toMatchObject([{ name: shown }])
  })

  it('is taken in one piece only: no form of parts, nothing packed, no name that cannot be read', async () => {
    const { id: caseId } = await world.openCase()

    expect(
      await upload(owner, {
        caseId,
        body: Buffer.from('--x\r\n'),
        contentType: 'multipart/form-data; boundary=x',
      }),
    ).toMatchObject({ status: 415 })
    expect(
      await owner.fetch(`/api/cases/${caseId}/scans`, {
        method: 'POST',
        body: buildPdf(),
        headers: { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' },
      }),
    ).toMatchObject({ status: 415 })
    expect(
      await owner.fetch(`/api/cases/${caseId}/scans`, {
        method: 'POST',
        body: buildPdf(),
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': '%E0%A4%A' },
      }),
    ).toMatchObject({ status: 201 })
    expect(await scansOf(caseId)).toMatchObject([{ name: 'Scan', kind: 'other' }])
  })

  it.each([
    '/api/scans/..;/cases/file',
    '/api/scans/%252e%252e%252fcases/file',
    '/api/scans/%00/file',
  ])('finds nothing behind %s', async (path) => {
    expect((await owner.fetch(path)).status).toBeGreaterThanOrEqual(400)
    expect((await owner.fetch(path)).status).toBeLessThan(500)
  })
})
