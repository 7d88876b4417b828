import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveCampaign } from '#server/campaigns/approve-campaign.form.ts'
import { prepareCampaign } from '#server/campaigns/prepare-campaign.form.ts'
import type { Deps } from '#server/deps.ts'
import { routesOf } from '#server/routes.ts'
import { seedSettings } from '#server/settings/seed-settings.ts'
import type { Submitted } from '#server/tasks/form-use-case.ts'
import { worker as campaignImport } from '#server/workers/campaign.import.ts'
import { worker as startWave } from '#server/workers/campaign.start-wave.ts'
import { worker as decisionEvaluate } from '#server/workers/decision.evaluate.ts'
import { worker as exclusionFind } from '#server/workers/exclusion.find.ts'
import type { CampaignView, ImportPreview } from '#server/campaigns/schema.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { deployDecisions, runWorker } from '#tests/support/run-worker.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
const HEAD = 'Aktenzeichen;Nachname;Vorname;Straße;PLZ;Ort;Stadtbezirk;Auskunftssperre;Verstorben am;Geburtsdatum;Vertretung;Vertretungsart'

let door: Door
let deps: Deps
let manager: Browser

beforeAll(async () => {
  door = await openDoor({ routes: routesOf({ resolveIncident: async () => 'gone' as const }) })
  deps = door.deps
  await seedSettings(deps)
  await deployDecisions(deps)
  manager = await as('campaign')
})
afterAll(() => door.close())
beforeEach(async () => {
  for (const table of ['outbox', 'recipient_row', 'letter', 'help_case', 'invitation', 'person', 'household', 'campaign']) await deps.db.query(`DELETE FROM ${table}`)
})

async function as(username: string): Promise<Browser> {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}

async function create(name = 'Anschreibeaktion'): Promise<string> {
  const { status, json } = await manager.fetch('/api/campaigns', { method: 'POST', body: { name } })
  expect(status).toBe(201)
  return String(json['id'])
}

const send = (id: string, bytes: Uint8Array | string, browser = manager) => browser.fetch(`/api/campaigns/${id}/recipients`, { method: 'POST', body: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, headers: { 'content-type': 'text/csv' } })

async function upload(id: string, ...lines: string[]): Promise<ImportPreview> {
  const { status, json } = await send(id, [HEAD, ...lines].join('\r\n'))
  expect(status, JSON.stringify(json)).toBe(200)
  return json as unknown as ImportPreview
}

async function uploadSample(id: string): Promise<ImportPreview> {
  const { json } = await manager.fetch(`/api/campaigns/${id}/recipients/sample`, { method: 'POST', body: {} })
  return json as unknown as ImportPreview
}

const submitted = (id: string, answers: Submitted['answers'], actorId: string | null): Submitted => ({
  task: { key: '1', formId: '', subject: `campaign:${id}`, role: 'campaign-manager', agency: 'all', processInstanceKey: '1', elementId: '' },
  answers,
  actorId,
  at: deps.clock.now(),
})

const inDays = (days: number): string => new Date(deps.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const settings = (more: Record<string, unknown> = {}) => ({ name: 'Aktion', legalBasis: 'sgb12-11', selectionDate: inDays(0), dispatchMode: 'all-at-once', responseDays: 14, campaignEndsOn: inDays(90), ...more })

async function prepare(id: string, answers = settings()): Promise<void> {
  const handed = submitted(id, answers, await door.staffId('campaign'))
  await prepareCampaign.check!(deps, handed)
  await deps.db.tx((tx) => prepareCampaign.apply(tx, deps, handed))
}

/** The list is taken over as the process does it. */
async function takeOver(id: string): Promise<void> {
  await runWorker(deps, campaignImport, { input: { campaignId: id } })
  await runWorker(deps, decisionEvaluate, { input: { campaignId: id }, headers: { decisionId: 'agency-assignment' } })
  await runWorker(deps, exclusionFind, { input: { campaignId: id } })
}

const count = async (sql: string): Promise<number> => (await deps.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`))[0]!.n
const starts = `outbox WHERE payload->>'name' = 'InvitationRequested'`
const exclusionsOf = async (id: string) => (await manager.fetch(`/api/campaigns/${id}/exclusions`)).json['items'] as { rowId: string; reference: string; reason: string; exclude: boolean }[]

describe('list of recipients', () => {
  it('is shown before anything of it is stored as a person', async () => {
    // given
    const id = await create()
    // when
    const preview = await uploadSample(id)
    // then
    expect(preview.counts).toEqual({ rows: 420, valid: 420, faulty: 0, duplicates: 0, excluded: 0, known: 0, toImport: 420 })
    expect(preview.columnsLeftOut).toEqual(expect.arrayContaining(['Geburtsdatum', 'Telefon', 'E-Mail', 'Kinder']))
    expect(preview.exclusions.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['blocking-notice', 'guardian']))
    expect(preview.exclusions.every(({ proposed }) => !proposed)).toBe(true)
    expect(await count('person')).toBe(0)
    expect(JSON.stringify(await deps.db.query('SELECT data FROM recipient_row'))).not.toMatch(/Geburtsdatum|bornOn|@example|00000 \d/)
  })

  it('names the place of every fault and leaves the row out', async () => {
    // given
    const id = await create()
    // when
    const preview = await upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;', 'HP-2;;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;;', 'HP-3;Muster;Cy;Weg 3;101;Musterstadt;Mitte;nein;;;;')
    // then
    expect(preview.counts).toMatchObject({ rows: 3, valid: 1, faulty: 2, toImport: 1 })
    expect(preview.problems).toEqual([
      { line: 3, column: 'Nachname', message: expect.stringContaining('fehlt') },
      { line: 4, column: 'PLZ', message: expect.stringContaining('fünf Ziffern') },
    ])
  })

  it('that cannot be read is refused with one sentence, and the list before stays', async () => {
    // given
    const id = await create()
    await upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;')
    // when
    const { status, json } = await send(id, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
    // then
    expect([status, json['code']]).toEqual([400, 'LIST_REFUSED'])
    expect(json['detail']).toContain('keine CSV-Datei')
    const { json: kept } = await manager.fetch(`/api/campaigns/${id}/recipients`)
    expect(kept).toMatchObject({ counts: { rows: 1 } })
  })

  it('is for the campaign manager alone', async () => {
    // given
    const id = await create()
    const [stranger, caseworker, lead] = [new Browser(door.url), await as('owner'), await as('lead')]
    await stranger.session()
    // when
    const answers = await Promise.all([send(id, HEAD, stranger), send(id, HEAD, caseworker), lead.fetch(`/api/campaigns/${id}/recipients`), manager.fetch(`/api/campaigns/${NOBODY}/recipients`)])
    // then
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 404])
  })

  it('shows rows with the same number and rows that seem to be one person, and the person decides', async () => {
    // given
    const id = await create()
    const first = await upload(
      id,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-1;Muster;Ada Maria;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-2;Müller;Bo;Lange Straße 5;00101;Musterstadt;Mitte;nein;;;;',
      'HP-3;MUELLER;Bo;Lange Str. 5;00101;Musterstadt;Mitte;nein;;;;',
    )
    expect(first.duplicates.map(({ kind, decision }) => [kind, decision])).toEqual([['same-number', null], ['same-person', null]])
    expect(first.counts.toImport).toBe(2)
    const twin = first.duplicates[1]!.rows.find(({ reference }) => reference === 'HP-3')!
    // when
    const { json } = await manager.fetch(`/api/campaigns/${id}/recipients/${twin.rowId}`, { method: 'PUT', body: { include: true } })
    // then
    expect(json).toMatchObject({ counts: { toImport: 3 }, duplicates: [{ decision: null }, { decision: 'keep-all' }] })
  })

  it('without an address is no duplicate of another person without one', async () => {
    // given
    const id = await create()
    await upload(id, 'HP-1;Muster;Ada;;;;Mitte;nein;;;;')
    const [row] = await deps.db.prisma.recipientRow.findMany({ where: { campaignId: id } })
    await manager.fetch(`/api/campaigns/${id}/recipients/${row!.id}`, { method: 'PUT', body: { include: true } })
    await prepare(id)
    await takeOver(id)
    const other = await create('Zweite')
    // when
    const preview = await upload(other, 'HP-2;Beispiel;Bo;;;;Mitte;nein;;;;')
    // then
    expect(preview.duplicates).toEqual([])
    expect(preview.exclusions).toEqual([expect.objectContaining({ reason: 'no-address', proposed: true })])
  })

  it('can be taken away again, until it is handed in', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    const { json: empty } = await manager.fetch(`/api/campaigns/${id}/recipients`, { method: 'DELETE' })
    await uploadSample(id)
    await prepare(id)
    // when
    const late = await manager.fetch(`/api/campaigns/${id}/recipients`, { method: 'DELETE' })
    // then
    expect(empty).toMatchObject({ fileName: null, counts: { rows: 0 } })
    expect(late.status).toBe(409)
  })
})

describe('import', () => {
  it('makes 420 households, persons and invitations with their agency; the same again changes nothing', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    await prepare(id)
    await takeOver(id)
    const before = await deps.db.query('SELECT i.id, i.agency_id, i.restricted, i.status, p.* FROM invitation i JOIN person p ON p.id = i.person_id ORDER BY p.reference')
    // when
    await takeOver(id)
    // then
    expect([await count('household'), await count('person'), await count('invitation')]).toEqual([420, 420, 420])
    expect(await deps.db.query('SELECT i.id, i.agency_id, i.restricted, i.status, p.* FROM invitation i JOIN person p ON p.id = i.person_id ORDER BY p.reference')).toEqual(before)
    expect(await count('invitation WHERE agency_id IS NULL')).toBe(0)
    expect(await count(`invitation i JOIN person p ON p.id = i.person_id WHERE p.district IN ('kinderhaus', 'nord') AND NOT p.blocking_notice AND i.agency_id <> 'kinderhaus'`)).toBe(0)
    expect(await count(`invitation i JOIN person p ON p.id = i.person_id WHERE p.blocking_notice AND NOT (i.restricted AND i.agency_id = 'zentral')`)).toBe(0)
    expect(await count('person WHERE phone IS NOT NULL OR email IS NOT NULL')).toBe(0)
  })

  it('of a list handed in a second time for the same campaign changes nothing', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    await prepare(id)
    await takeOver(id)
    const people = await deps.db.query('SELECT * FROM person ORDER BY reference')
    await deps.db.tx(async (tx) => approveCampaign.apply(tx, deps, submitted(id, { approved: 'no', comment: 'Bitte prüfen' }, await door.staffId('lead'))))
    // when
    const preview = await uploadSample(id)
    await prepare(id)
    await takeOver(id)
    // then
    expect(preview.counts.known).toBe(420)
    expect([await count('household'), await count('invitation')]).toEqual([420, 420])
    expect(await deps.db.query('SELECT * FROM person ORDER BY reference')).toEqual(people)
  })

  it('of a shorter list takes back the staged invitations that are no longer wanted', async () => {
    // given
    const id = await create()
    await upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;', 'HP-2;Muster;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;;')
    await prepare(id)
    await takeOver(id)
    await deps.db.tx(async (tx) => approveCampaign.apply(tx, deps, submitted(id, { approved: 'no', comment: 'Bo nicht' }, await door.staffId('lead'))))
    // when
    await upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;')
    await prepare(id)
    await takeOver(id)
    // then
    expect(await deps.db.query('SELECT p.reference, i.status FROM invitation i JOIN person p ON p.id = i.person_id')).toEqual([{ reference: 'HP-1', status: 'staged' }])
  })

  it('leaves out the dead and those who are being invited already; a representative is only a hint', async () => {
    // given
    const first = await create()
    await upload(first, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;', 'HP-5;Muster;Eva;Weg 5;00101;Musterstadt;Mitte;nein;;;;')
    await prepare(first)
    await takeOver(first)
    await runWorker(deps, startWave, { input: { campaignId: first } })
    await deps.db.query(`UPDATE invitation SET status = 'declined' FROM person p WHERE p.id = person_id AND p.reference = 'HP-5'`)
    await deps.db.query(`UPDATE person SET died_on = '2026-01-05' WHERE reference = 'HP-5'`)
    const second = await create('Zweite')
    // when
    await upload(second, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;', 'HP-2;Muster;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;Kim Beispiel;Betreuung', 'HP-3;Muster;Cy;Weg 3;00101;Musterstadt;Mitte;nein;05.01.2026;;;', 'HP-5;Muster;Eva;Weg 5;00101;Musterstadt;Mitte;nein;;;;')
    await prepare(second)
    await takeOver(second)
    // then
    const found = (await exclusionsOf(second)).map(({ reference, reason, exclude }) => [reference, reason, exclude]).toSorted()
    expect(found).toEqual([
      ['HP-1', 'already-invited', true],
      ['HP-2', 'guardian', false],
      ['HP-5', 'deceased', true],
    ])
    expect(await count(`person WHERE reference = 'HP-3'`)).toBe(0)
  })

  it('keeps what a person decided about an exclusion when the job runs again', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    await prepare(id)
    await takeOver(id)
    const guardian = (await exclusionsOf(id)).find(({ reason }) => reason === 'guardian')!
    await manager.fetch(`/api/campaigns/${id}/exclusions/${guardian.rowId}`, { method: 'PUT', body: { exclude: true, reason: 'guardian' } })
    // when
    await takeOver(id)
    // then
    expect((await exclusionsOf(id)).find(({ rowId }) => rowId === guardian.rowId)?.exclude).toBe(true)
    expect((await manager.fetch(`/api/campaigns/${id}`)).json).toMatchObject({ status: 'checking' })
  })
})

describe('approval and waves', () => {
  it('ask for a list and for a second person', async () => {
    // given
    const id = await create()
    const [preparer, lead] = [await door.staffId('campaign'), await door.staffId('lead')]
    // when
    const withoutList = prepare(id)
    // then
    await expect(withoutList).rejects.toMatchObject({ code: 'INVALID', issues: [{ message: { de: expect.stringContaining('Liste') } }] })
    await uploadSample(id)
    await expect(prepare(id, settings({ campaignEndsOn: inDays(60) }))).rejects.toMatchObject({ code: 'INVALID', issues: [{ path: 'campaignEndsOn' }] })
    await prepare(id)
    await expect(approveCampaign.check!(deps, submitted(id, { approved: 'yes' }, preparer))).rejects.toMatchObject({ status: 409 })
    await approveCampaign.check!(deps, submitted(id, { approved: 'yes' }, lead))
  })

  it('start everybody once, also when the job runs twice', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    await prepare(id)
    await takeOver(id)
    // when
    const first = await runWorker(deps, startWave, { input: { campaignId: id }, key: '900' })
    const again = await runWorker(deps, startWave, { input: { campaignId: id }, key: '900' })
    // then
    expect([first, again]).toEqual([{ moreWaves: false }, { moreWaves: false }])
    expect(await count(starts)).toBe(420)
    expect(await count(`${starts} AND payload->'variables' ?| array['lastName', 'name', 'street']`)).toBe(0)
    const { json } = await manager.fetch(`/api/campaigns/${id}`)
    expect(json as unknown as CampaignView).toMatchObject({ progress: { invitations: 420, open: 420 }, sending: { done: 0, total: 420 } })
  })

  it('in waves start one part after the other, and leave out who died meanwhile', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    await prepare(id, settings({ dispatchMode: 'waves', waveSize: 200 }))
    await takeOver(id)
    const first = await runWorker(deps, startWave, { input: { campaignId: id }, key: '901' })
    expect(await runWorker(deps, startWave, { input: { campaignId: id }, key: '901' })).toEqual(first)
    expect(await count(starts)).toBe(200)
    await deps.db.query(`UPDATE person SET died_on = '2026-11-01' WHERE id = (SELECT person_id FROM invitation WHERE campaign_id = $1 AND status = 'staged' LIMIT 1)`, [id])
    // when
    const second = await runWorker(deps, startWave, { input: { campaignId: id }, key: '902' })
    const third = await runWorker(deps, startWave, { input: { campaignId: id }, key: '903' })
    // then
    expect([first, second, third]).toEqual([{ moreWaves: true }, { moreWaves: true }, { moreWaves: false }])
    expect(await count(starts)).toBe(419)
    expect(await count(`invitation i JOIN person p ON p.id = i.person_id WHERE p.died_on IS NOT NULL AND i.status <> 'excluded'`)).toBe(0)
  })

  it('stopped between two waves write to nobody else', async () => {
    // given
    const id = await create()
    await uploadSample(id)
    await prepare(id, settings({ dispatchMode: 'waves', waveSize: 200 }))
    await takeOver(id)
    await runWorker(deps, startWave, { input: { campaignId: id } })
    // when
    const { status, json } = await manager.fetch(`/api/campaigns/${id}/stop`, { method: 'POST', body: {} })
    await runWorker(deps, startWave, { input: { campaignId: id } })
    // then
    expect([status, json['status']]).toEqual([200, 'stopping'])
    expect(await count(starts)).toBe(200)
    expect(await count(`invitation WHERE status = 'stopped'`)).toBe(220)
    expect(await count(`outbox WHERE payload->>'name' = 'CampaignStopped'`)).toBe(1)
    expect((await manager.fetch(`/api/campaigns/${id}/stop`, { method: 'POST', body: {} })).status).toBe(409)
  })
})
