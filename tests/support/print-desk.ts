import { expect } from 'vitest'
import { z } from 'zod'
import { renderDueRuns } from '#server/procedure/prints/render-runs.ts'
import { worker as startWave } from '#server/doors/workers/campaign.start-wave.ts'
import { worker as letterDispatch } from '#server/doors/workers/letter.dispatch.ts'
import { worker as letterRender } from '#server/doors/workers/letter.render.ts'
import type { Browser } from './browser.ts'
import type { CampaignDesk } from './campaign-desk.ts'
import { known } from './known.ts'
import { runWorker } from './run-worker.ts'

const runSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  count: z.number(),
  leftOut: z.array(z.looseObject({ reference: z.string(), reason: z.string() })),
  repeats: z.number(),
  postedOn: z.string().nullable(),
  progress: z.looseObject({ done: z.number(), total: z.number() }),
  abilities: z.record(z.string(), z.boolean()),
})
type Run = z.infer<typeof runSchema>
/** What is done in the print room; desk and browser are asked for when it is done. */
export function printDesk(desk: () => CampaignDesk, centre: () => Browser) {
  const post = (path: string, body: Record<string, unknown> = {}, browser = centre()) =>
    browser.fetch(path, { method: 'POST', body })
  const runOf = (json: unknown) => runSchema.parse(json)
  const lettersIn = async (state: string) =>
    z
      .array(z.looseObject({ id: z.string(), reference: z.string() }))
      .parse((await centre().fetch(`/api/letters?state=${state}`)).json['items'])
      .map(({ reference }) => reference)

  const personOf = (reference: string) =>
    desk().deps.db.prisma.person.findUniqueOrThrow({
      where: { reference },
      include: { invitations: true, letters: true },
    })

  /** Three households whose first letters lie in the print room. */
  async function queueThree(): Promise<void> {
    const id = await desk().create()
    await desk().upload(
      id,
      'HP-1;Muster;Ada;Weg 12;00109;Musterstadt;Mitte;nein;;;;',
      'HP-2;Muster;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;;',
      'HP-3;Muster;Cy;Weg 10;00101;Musterstadt;Mitte;nein;;;;',
    )
    await desk().prepare(id)
    await desk().takeOver(id)
    await runWorker(desk().deps, startWave, { input: { campaignId: id } })
    for (const { id: invitationId } of await desk().deps.db.prisma.invitation.findMany())
      await write(invitationId)
  }

  async function write(invitationId: string): Promise<string> {
    const job = {
      input: { subject: `invitation:${invitationId}`, invitationId, documentType: 'INVITATION_1' },
      elementInstanceKey: `render-${invitationId}`,
    }
    const first = await runWorker(desk().deps, letterRender, job)
    const again = await runWorker(desk().deps, letterRender, job) // as after a lost answer
    expect(again).toEqual(first)
    await runWorker(desk().deps, letterDispatch, { input: { letterId: first['letterId'] } })
    await runWorker(desk().deps, letterDispatch, { input: { letterId: first['letterId'] } })
    return String(first['letterId'])
  }

  async function printed(body: Record<string, unknown> = {}): Promise<Run> {
    const { json, status } = await post('/api/print-runs', body)
    expect(status).toBe(200)
    await renderDueRuns(desk().deps)
    return runOf((await centre().fetch(`/api/print-runs/${runOf(json).id}`)).json)
  }

  const pdfOf = async (id: string) =>
    Buffer.from(
      known((await desk().deps.db.prisma.printRun.findUniqueOrThrow({ where: { id } })).pdf),
    )
  const messages = (name: string) =>
    desk().deps.db.query<{ key: string; stream: string; ttl: number }>(
      `SELECT payload->>'correlationKey' AS key, stream, (payload->>'ttlMs')::int AS ttl
       FROM outbox
       WHERE payload->>'name' = $1`,
      [name],
    )

  return { post, runOf, lettersIn, personOf, queueThree, write, printed, pdfOf, messages }
}
