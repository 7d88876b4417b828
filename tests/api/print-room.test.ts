import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { renderDueRuns } from '#server/procedure/prints/render-runs.ts'
import { Browser } from '#tests/support/browser.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { printDesk } from '#tests/support/print-desk.ts'
import { first } from '#tests/support/known.ts'

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

const { post, lettersIn, personOf, queueThree, printed, pdfOf, messages } = printDesk(
  () => desk,
  () => centre,
)

describe('print room', () => {
  it('prints all open letters in postal order, one for each household however often jobs ran', async () => {
    // given
    await queueThree()
    expect(await lettersIn('open')).toEqual(['HP-2', 'HP-3', 'HP-1'])
    // when
    const run = await printed()
    // then
    expect(run).toMatchObject({
      state: 'ready',
      count: 3,
      leftOut: [],
      progress: { done: 3, total: 3 },
      abilities: { post: true, download: true },
    })
    const { headers } = await centre.fetch(`/api/print-runs/${run.id}/pdf`)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect((await pdfOf(run.id)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await desk.count('letter')).toBe(3)
    expect(await lettersIn('open')).toEqual([])
    expect((await post('/api/print-runs')).json['code']).toBe('NOTHING_TO_PRINT')
  })

  it('is for the customer centre and the campaign manager', async () => {
    // given
    const stranger = new Browser(desk.door.url)
    await stranger.session()
    // when
    const replies = [
      await post('/api/print-runs', {}, stranger),
      await post('/api/print-runs', {}, await desk.as('owner')),
      await (await desk.as('lead')).fetch('/api/letters'),
      await centre.fetch('/api/print-runs/00000000-0000-4000-8000-000000000000'),
    ]
    // then
    expect(replies.map(({ status }) => status)).toEqual([401, 403, 403, 404])
  })

  it('leaves out who died, moved away or wants no letters since the letter was written', async () => {
    // given
    await queueThree()
    await desk.deps.db.query(`UPDATE person SET died_on = '2026-01-05' WHERE reference = 'HP-1'`)
    await desk.deps.db.query(`UPDATE person SET no_more_letters = true WHERE reference = 'HP-2'`)
    // when
    const run = await printed()
    // then
    expect(run.count).toBe(1)
    expect(run.leftOut.toSorted((a, b) => a.reference.localeCompare(b.reference))).toMatchObject([
      { reference: 'HP-1', reason: 'Die Person ist verstorben.' },
      { reference: 'HP-2', reason: 'Die Person möchte keine Briefe mehr.' },
    ])
    expect(await lettersIn('held')).toEqual(['HP-2', 'HP-1'])
  })

  it('holds letters also when nobody is left to print', async () => {
    // given
    await queueThree()
    await desk.deps.db.query(`UPDATE person SET no_more_letters = true`)
    // when
    const { status } = await post('/api/print-runs')
    // then
    expect(status).toBe(409)
    expect(await lettersIn('held')).toHaveLength(3)
  })

  it('renders a run again after a crash, with the same bytes', async () => {
    // given
    await queueThree()
    const run = await printed()
    const before = await pdfOf(run.id)
    await desk.deps.db.query(`UPDATE print_run SET state = 'rendering', pdf = NULL, done = 0`)
    // when
    await renderDueRuns(desk.deps)
    // then
    expect((await pdfOf(run.id)).equals(before)).toBe(true)
  })

  it('cancels one letter, and what waits for its posting is told', async () => {
    // given
    await queueThree()
    const { letters } = await personOf('HP-1')
    // when
    const reply = await post(`/api/letters/${first(letters).id}/cancellation`)
    // then
    expect(reply.json).toMatchObject({ reference: 'HP-1', state: 'cancelled' })
    expect(await messages('LetterCancelled')).toEqual([
      expect.objectContaining({ key: first(letters).id }),
    ])
    expect((await post(`/api/letters/${first(letters).id}/cancellation`)).status).toBe(409)
  })
})
