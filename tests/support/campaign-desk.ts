import { z } from 'zod'
import { dayFrom } from './scenario.ts'
import { importPreviewSchema } from '#server/procedure/campaigns/schema.ts'
import { prepareCampaign } from '#server/procedure/campaigns/prepare-campaign.form.ts'
import type { ImportPreview } from '#server/procedure/campaigns/schema.ts'
import { routesOf } from '#server/doors/routes.ts'
import { seedSettings } from '#server/procedure/settings/seed-settings.ts'
import type { Submitted } from '#server/procedure/tasks/form-use-case.ts'
import { worker as campaignImport } from '#server/doors/workers/campaign.import.ts'
import { worker as decisionEvaluate } from '#server/doors/workers/decision.evaluate.ts'
import { worker as exclusionFind } from '#server/doors/workers/exclusion.find.ts'
import { Browser, type Answer } from './browser.ts'
import { openDoor, type Door } from './door.ts'
import { deployDecisions, runWorker } from './run-worker.ts'
import { noEngine } from './no-engine.ts'
import { first, known } from './known.ts'
import { campaignSubject } from '#server/base/subject.ts'

export const LIST_HEAD =
  'Aktenzeichen;Nachname;Vorname;Straße;PLZ;Ort;Stadtbezirk;' +
  'Auskunftssperre;Verstorben am;Geburtsdatum;Vertretung;Vertretungsart'
const TABLES = [
  'outbox',
  'subject_event',
  'recipient_row',
  'invitation_answer',
  'wait',
  'letter',
  'print_run',
  'help_case',
  'invitation',
  'person',
  'household',
  'campaign',
]

/** A campaign manager at the people's door, and the jobs of the campaign's process done by hand. */
export class CampaignDesk {
  readonly door: Door
  readonly manager: Browser

  private constructor(door: Door, manager: Browser) {
    this.door = door
    this.manager = manager
  }

  static async open(): Promise<CampaignDesk> {
    const door = await openDoor({ routes: routesOf(noEngine) })
    await seedSettings(door.deps)
    await deployDecisions(door.deps)
    const manager = new Browser(door.url)
    await manager.signIn('campaign')
    return new CampaignDesk(door, manager)
  }

  get deps() {
    return this.door.deps
  }

  async clear(): Promise<void> {
    for (const table of TABLES) await this.deps.db.query(`DELETE FROM ${table}`)
  }

  async as(username: string): Promise<Browser> {
    const browser = new Browser(this.door.url)
    await browser.signIn(username)
    return browser
  }

  async create(name = 'Anschreibeaktion'): Promise<string> {
    const { status, json, text } = await this.manager.fetch('/api/campaigns', {
      method: 'POST',
      body: { name },
    })
    if (status !== 201) throw new Error(text)
    return String(json['id'])
  }

  send(id: string, bytes: Uint8Array | string, browser = this.manager): Promise<Answer> {
    return browser.fetch(`/api/campaigns/${id}/recipients`, {
      method: 'POST',
      body: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
      headers: { 'content-type': 'text/csv' },
    })
  }

  async upload(id: string, ...lines: string[]): Promise<ImportPreview> {
    const { status, json, text } = await this.send(id, [LIST_HEAD, ...lines].join('\r\n'))
    if (status !== 200) throw new Error(text)
    return importPreviewSchema.parse(json)
  }

  async uploadSample(id: string): Promise<ImportPreview> {
    const { json } = await this.manager.fetch(`/api/campaigns/${id}/recipients/sample`, {
      method: 'POST',
      body: {},
    })
    return importPreviewSchema.parse(json)
  }

  inDays(days: number): string {
    return dayFrom(this.deps, days)
  }

  settings(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      name: 'Aktion',
      legalBasis: 'sgb12-11',
      selectionDate: this.inDays(0),
      dispatchMode: 'all-at-once',
      responseDays: 14,
      campaignEndsOn: this.inDays(90),
      ...more,
    }
  }

  async submitted(id: string, answers: Submitted['answers'], username: string): Promise<Submitted> {
    const task = {
      key: '1',
      formId: '',
      subject: campaignSubject(id),
      role: 'campaign-manager',
      agency: 'all',
      processInstanceKey: '1',
      elementId: '',
    }
    return { task, answers, actorId: await this.door.staffId(username), at: this.deps.clock.now() }
  }

  async prepare(id: string, answers = this.settings()): Promise<void> {
    const handed = await this.submitted(id, answers, 'campaign')
    await known(prepareCampaign.check)(this.deps, handed)
    await this.deps.db.tx((tx) => prepareCampaign.apply(tx, this.deps, handed))
  }

  /** The list is taken over as the process does it. */
  async takeOver(id: string): Promise<void> {
    await runWorker(this.deps, campaignImport, { input: { campaignId: id } })
    await runWorker(this.deps, decisionEvaluate, {
      input: { campaignId: id },
      headers: { decisionId: 'agency-assignment' },
    })
    await runWorker(this.deps, exclusionFind, { input: { campaignId: id } })
  }

  async count(sql: string): Promise<number> {
    return first(await this.deps.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).n
  }

  async exclusionsOf(
    id: string,
  ): Promise<{ rowId: string; reference: string; reason: string; exclude: boolean }[]> {
    return z
      .array(
        z.looseObject({
          rowId: z.string(),
          reference: z.string(),
          reason: z.string(),
          exclude: z.boolean(),
        }),
      )
      .parse((await this.manager.fetch(`/api/campaigns/${id}/exclusions`)).json['items'])
  }
}
