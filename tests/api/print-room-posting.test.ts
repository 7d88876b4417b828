import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { renderDueRuns } from '#server/procedure/prints/render-runs.ts'
import { worker as letterRender } from '#server/doors/workers/letter.render.ts'
import { Browser } from '#tests/support/browser.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { printDesk } from '#tests/support/print-desk.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { first } from '#tests/support/known.ts'

const DAY_MS = 86_400_000
let desk: CampaignDesk
let centre: Browser

beforeAll(async () => {
  desk = await CampaignDesk.open()
  centre = await desk.as('centre')
})
afterAll(async () => {
  await closeRenderers()
  await desk.door.close()
})
beforeEach(async () => {
  desk.deps.clock.setOffset(0)
  await desk.clear()
})

const { post, runOf, lettersIn, personOf, queueThree, printed, pdfOf, messages } = printDesk(
  () => desk,
  () => centre,
)
const today = () => desk.inDays(0)

describe('posting', () => {
  it('is an act with a day: it starts the deadlines of what is still in the run', async () => {
    // given
    await queueThree()
    const run = await printed()
    const held = await personOf('HP-2')
    await post(`/api/invitations/${first(held.invitations).id}/contact-forbidden`)
    // when
    const { json } = await post(`/api/print-runs/${run.id}/posting`, { postedOn: today() })
    // then
    expect(json).toMatchObject({ state: 'posted', postedOn: today() })
    expect(await lettersIn('posted')).toEqual(['HP-3', 'HP-1'])
    const told = await messages('LetterPosted')
    const posted = [...(await personOf('HP-1')).letters, ...(await personOf('HP-3')).letters]
    expect(told.map(({ key }) => key).toSorted()).toEqual(posted.map(({ id }) => id).toSorted())
    expect(
      told.every(({ ttl, stream }) => ttl >= 3_600_000 && stream.startsWith('invitation:')),
    ).toBe(true)
    expect((await personOf('HP-1')).invitations).toEqual([
      expect.objectContaining({ lettersSent: 1, firstPostedOn: new Date(today()) }),
    ])
    expect((await post(`/api/print-runs/${run.id}/posting`, { postedOn: today() })).status).toBe(
      409,
    )
    expect(await messages('LetterPosted')).toHaveLength(2)
  })

  it('is neither tomorrow nor before the printing', async () => {
    // given
    await queueThree()
    const run = await printed()
    // when
    const replies = [
      await post(`/api/print-runs/${run.id}/posting`, { postedOn: desk.inDays(1) }),
      await post(`/api/print-runs/${run.id}/posting`, { postedOn: desk.inDays(-1) }),
    ]
    // then
    expect(
      replies.map(({ status, json }) => [
        status,
        z.array(z.looseObject({ path: z.string() })).parse(json['issues'])[0]?.path,
      ]),
    ).toEqual([
      [400, 'postedOn'],
      [400, 'postedOn'],
    ])
  })

  it('may be entered some days later', async () => {
    // given
    await queueThree()
    const run = await printed()
    const printedOn = today()
    desk.deps.clock.setOffset(3 * DAY_MS)
    // when
    const { json } = await post(`/api/print-runs/${run.id}/posting`, { postedOn: printedOn })
    // then
    expect(json).toMatchObject({ state: 'posted', postedOn: printedOn })
  })

  it('comes after a jam: the same PDF again, no new letters, and the deadlines start once', async () => {
    // given
    await queueThree()
    const run = await printed()
    const before = await pdfOf(run.id)
    // when
    const { json } = await post(`/api/print-runs/${run.id}/repeat`)
    // then
    expect(json).toMatchObject({ state: 'ready', repeats: 1, count: 3 })
    expect((await pdfOf(run.id)).equals(before)).toBe(true)
    await post(`/api/print-runs/${run.id}/posting`, { postedOn: today() })
    expect([await desk.count('letter'), (await messages('LetterPosted')).length]).toEqual([3, 3])
  })

  it('ends what the print room sees: no PDF of the run or of its letters stays open', async () => {
    // given
    await queueThree()
    const run = await printed()
    const { id } = first((await personOf('HP-1')).letters)
    const statuses = async () => [
      (await centre.fetch(`/api/print-runs/${run.id}/pdf`)).status,
      (await centre.fetch(`/api/letters/${id}/pdf`)).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    // when
    const { json } = await post(`/api/print-runs/${run.id}/posting`, { postedOn: today() })
    // then
    expect(await statuses()).toEqual([404, 404])
    expect(runOf(json).abilities).toEqual({ post: false, repeat: false, download: false })
    expect((await post(`/api/print-runs/${run.id}/repeat`)).status).toBe(409)
    expect(await lettersIn('posted')).toEqual(['HP-2', 'HP-3', 'HP-1'])
  })

  it('of a reprint starts no deadline', async () => {
    // given
    await queueThree()
    const run = await printed()
    await post(`/api/print-runs/${run.id}/posting`, { postedOn: today() })
    const { letters } = await personOf('HP-1')
    // when
    const { json, status } = await post(`/api/letters/${first(letters).id}/reprint`)
    await renderDueRuns(desk.deps)
    // then
    expect([status, runOf(json).count]).toEqual([200, 1])
    expect(runOf((await centre.fetch(`/api/print-runs/${runOf(json).id}`)).json)).toMatchObject({
      state: 'ready',
      abilities: { post: false, download: true },
    })
    desk.deps.clock.setOffset(2 * DAY_MS) // on that day alone
    expect((await centre.fetch(`/api/print-runs/${runOf(json).id}/pdf`)).status).toBe(404)
    expect(await messages('LetterPosted')).toHaveLength(3)
  })
})

describe('letter.render', () => {
  it('finds an address that cannot be printed; a farewell letter is then left out', async () => {
    // given
    const id = await desk.create()
    await desk.upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;')
    await desk.prepare(id)
    await desk.takeOver(id)
    await desk.deps.db.query(`UPDATE person SET street = ''`)
    const { id: invitationId } = first((await personOf('HP-1')).invitations)
    const input = { subject: `invitation:${invitationId}`, invitationId }
    // when
    const invitation = await runWorker(desk.deps, letterRender, {
      input: { ...input, documentType: 'INVITATION_1' },
    }).catch((error: unknown) => error)
    const farewell = await runWorker(desk.deps, letterRender, {
      input: { ...input, documentType: 'NO_CONTACT_LETTER', letterIsOptional: true },
    })
    // then
    expect(invitation).toMatchObject({ code: 'ADDRESS_INVALID' })
    expect(farewell).toEqual({ letterId: null, letterFit: false })
  })
})
