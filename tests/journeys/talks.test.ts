import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { buildPdf } from '#tests/support/build-scan.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { expectAccessible, expectNarrow } from '#tests/support/journey-access.ts'
import { enterDay, tick } from '#tests/support/journey-fields.ts'
import { Procedure, type Talk } from '#tests/support/procedure.ts'
import { dayFrom, talkNow } from '#tests/support/scenario.ts'
import { choose, focused, saved, TalkPages } from '#tests/support/talk-pages.ts'

const WORDS = 'Ich möchte wieder draußen arbeiten.'

describe('the pages of a talk, by keyboard alone', () => {
  let app: TestApplication
  let browser: Browser
  let procedure: Procedure
  let talk: Talk
  let pages: TalkPages

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication({ undoSeconds: 0 })
    procedure = new Procedure(app)
    talk = await procedure.takesPart('Goldhähnchen')
    await talkNow(deps(), talk.caseworker, talk.caseId)
    pages = new TalkPages({ app, browser, talk })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const deps = () => app.application.deps

  test('the sheet: areas in any order, what was typed is there again, and nothing is locked', async () => {
    // given
    const page = await pages.openTalk('assessment')
    const own = page.getByRole('textbox', { name: /^Ihre Sicht/ })
    await page.getByRole('heading', { name: 'Arbeit und Beschäftigung' }).waitFor()
    await expectAccessible(page)
    // when: one area is talked over
    await own.fill(WORDS)
    await page
      .getByRole('textbox', { name: /^Unsere Sicht/ })
      .fill('Viel Erfahrung, kein Abschluss.')
    await page
      .getByRole('radiogroup', { name: /^Was trägt/ })
      .getByRole('radio', { name: '0' })
      .press('3')
    await tick(page, 'checkbox', 'Wir sehen es verschieden. Das bleibt so stehen.')
    await tick(page, 'checkbox', 'Arbeitszeiten passen nicht')
    await own.focus()
    await page.keyboard.press('Alt+PageDown')
    await focused(page, page.getByRole('heading', { name: 'Bildung und Ausbildung' }))
    await page.keyboard.press('?')
    await page.getByText('Zu: Gesundheit').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Zu: Gesundheit').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Bildung und Ausbildung/ }).focus()
    await page.keyboard.press('5')
    await focused(page, page.getByRole('heading', { name: 'Gesundheit' }))
    await tick(page, 'radio', 'die Person möchte nichts dazu sagen')
    await page.getByText('Sie möchten dazu nichts sagen.').waitFor()
    await saved(page)
    // then: after the page was closed it is all there
    await page.reload()
    await page.getByText(/Ihr Entwurf vom .* ist wieder da/).waitFor()
    await page
      .getByRole('button', { name: /Arbeit und Beschäftigung besprochen, verschieden/ })
      .press('Enter')
    expect(await own.inputValue()).toBe(WORDS)
    expect(await page.getByRole('radio', { name: '3' }).first().isChecked()).toBe(true)
    await expectNarrow(page)
    // when: the end is handed in too early, then whole
    await page.getByRole('button', { name: /^Zusammenfassung/ }).press('Enter')
    await page.getByText(/^Noch offen: Bildung/).waitFor()
    await page
      .getByRole('textbox', { name: 'Zusammenfassung in gemeinsamen Worten' })
      .press('Control+Enter')
    await focused(page, page.getByRole('alert'))
    await expectAccessible(page)
    await page
      .getByRole('link', { name: 'Füllen Sie aus: Zusammenfassung in gemeinsamen Worten.' })
      .press('Enter')
    await page.keyboard.type('Die Arbeit gibt Halt.')
    await page.getByRole('textbox', { name: 'Eine Stärke' }).fill('Ausdauer')
    for (const group of [
      'Abgeschlossene Ausbildung?',
      'Ist die Betreuung von Kindern oder Angehörigen noch ungelöst?',
    ])
      await page
        .getByRole('radiogroup', { name: group })
        .getByRole('radio', { name: 'nein' })
        .press('Space')
    await page
      .getByRole('radiogroup', { name: 'Möchte die Person arbeiten?' })
      .getByRole('radio', { name: 'ja' })
      .press('Space')
    await choose(page.locator('form'), /Letzte Arbeit/, 'länger her')
    await page.keyboard.press('Control+Enter')
    // then
    const sheet = await until('the sheet is written', () =>
      deps().db.prisma.assessment.findFirst({
        where: { caseId: talk.caseId, NOT: { summary: '' } },
        include: { areas: true },
      }),
    )
    const [work, health, social] = ['work', 'health', 'social'].map((area) =>
      sheet.areas.find((each) => each.area === area),
    )
    expect(work).toMatchObject({
      discussed: 'yes',
      clientView: WORDS,
      differs: true,
      resource: 3,
      obstacles: ['hours'],
    })
    expect(health).toMatchObject({ discussed: 'unwanted', clientView: null })
    expect(social).toMatchObject({ discussed: 'no' })
    expect(await page.getByRole('grid', { name: /Aufgaben/ }).count()).toBe(0)
    await page.context().close()
  })

  test('the plan: goals are added, moved and taken away; hints hold nothing up', async () => {
    // given
    await procedure.confirmsSheet(talk, 'assessed')
    await pages.talkOn('the talk on goals')
    const page = await pages.openTalk('draft-plan')
    const goal = (n: number) => page.getByRole('group', { name: `Ziel ${n}`, exact: true })
    await expectAccessible(page)
    // when: handed in too early
    await page.getByRole('textbox', { name: /^Leitziel/ }).press('Control+Enter')
    await focused(page, page.getByRole('alert'))
    await expectAccessible(page)
    // when: two goals, a third that goes again
    await page.getByRole('textbox', { name: /^Leitziel/ }).fill('Wieder arbeiten')
    await page.getByRole('heading', { name: 'Ziele' }).waitFor()
    await page.getByRole('button', { name: 'Ziel hinzufügen' }).focus()
    await page.keyboard.press('z')
    await focused(page, goal(2).getByRole('textbox', { name: 'Ziel', exact: true }))
    await page.getByRole('button', { name: 'Ziel hinzufügen' }).press('Enter')
    await goal(3).getByRole('button', { name: 'Ziel 3 entfernen' }).press('Enter')
    expect(await goal(3).count()).toBe(0)
    for (const [n, title] of [
      [1, 'Briefe ordnen'],
      [2, 'Sprachkurs besuchen'],
    ] as const) {
      await goal(n).getByRole('textbox', { name: 'Ziel', exact: true }).fill(title)
      await choose(goal(n), /Lebensbereich/, 'Sprache und Lesen')
      await goal(n).getByRole('textbox', { name: 'Woran merken wir es?' }).fill('Wir sehen es.')
      await goal(n)
        .getByRole('textbox', { name: /^0 · Das erwarten wir/ })
        .fill('Jede Woche')
      await goal(n).getByRole('radio', { name: /^−1/ }).press('Space')
    }
    await enterDay(page, 'Bis wann?', dayFrom(deps(), 200))
    await goal(1).getByText('heute hier').waitFor()
    await page.getByRole('button', { name: 'Angebot hinzufügen' }).press('Enter')
    await choose(page.getByRole('group', { name: 'Angebot 1' }), /Art/, 'Sprachkurs')
    await page
      .getByRole('group', { name: 'Angebot 1' })
      .getByRole('checkbox', { name: 'Sprachkurs besuchen' })
      .press('Space')
    await goal(2).getByRole('button', { name: 'Ziel 2 nach oben' }).press('Enter')
    await focused(page, goal(1).getByRole('button', { name: 'Ziel 1 nach unten' }))
    expect(await goal(1).getByRole('textbox', { name: 'Ziel', exact: true }).inputValue()).toBe(
      'Sprachkurs besuchen',
    )
    // then: what is missing stands there as a hint, live and at the end
    expect(
      await page.getByText('Was möchte die Person selbst tun? Dazu steht noch nichts da.').count(),
    ).toBe(2)
    await page
      .getByRole('group', { name: 'Das macht die Person', exact: true })
      .getByRole('textbox', { name: 'Beitrag' })
      .fill('Ich melde mich an.')
    await page.getByText('Nur die Person hat etwas zu tun. Was machen wir?').first().waitFor()
    await saved(page)
    await page.reload()
    await page.getByText(/Ihr Entwurf vom .* ist wieder da/).waitFor()
    expect(await goal(2).getByRole('textbox', { name: 'Ziel', exact: true }).inputValue()).toBe(
      'Briefe ordnen',
    )
    await expectNarrow(page)
    await page.getByRole('textbox', { name: /^Leitziel/ }).press('Control+Enter')
    const plan = await until('the plan is written', () =>
      deps().db.prisma.helpPlan.findFirst({
        where: { caseId: talk.caseId },
        include: { goals: { orderBy: { position: 'asc' } }, measures: true },
      }),
    )
    expect(plan.goals.map(({ title, targetOn }) => [title, targetOn === null])).toEqual([
      ['Sprachkurs besuchen', true],
      ['Briefe ordnen', false],
    ])
    expect(plan.measures).toMatchObject([{ type: 'language', goals: [1] }])
    expect(plan.hints).toEqual(
      expect.arrayContaining([
        'only-client-duties',
        'goal-without-date',
        'measure-without-provider',
      ]),
    )
    await page.context().close()
  })

  test('the signed sheet is kept beside the answer, and stands on the case page', async () => {
    // given
    const page = await pages.openAt('sign-plan')
    await page.getByText('Unterschriebener Hilfeplan').waitFor()
    // when
    await page.locator('input[type=file]').setInputFiles({
      name: 'seite.html',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<script>'),
    })
    await page.getByText('Angenommen werden nur ganze PDF-, JPEG- und PNG-Dateien.').waitFor()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Hilfeplan.pdf', mimeType: 'application/pdf', buffer: buildPdf() })
    await page.getByText('Der Scan ist abgelegt.').waitFor()
    await expectAccessible(page)
    // then
    await page.goto(`/faelle/${talk.caseId}?part=letters`)
    await page.getByText(/^Hilfeplan\.pdf · 1 kB/).waitFor()
    expect(await page.getByRole('link', { name: 'Fallklärungsbogen' }).count()).toBe(1)
    await expectAccessible(page)
    await expectNarrow(page)
    await page.context().close()
  })

  test('the review: both sides rate each goal in its own words, differences stay', async () => {
    // given
    await procedure.sign(talk)
    await until('the next contact is awaited', () =>
      deps().db.prisma.wait.findFirst({
        where: { subject: talk.subject, rule: 'next-contact', closedAt: null },
      }),
    )
    await talk.caseworker(`/api/cases/${talk.caseId}/signals`, {
      method: 'POST',
      body: { signal: 'review' },
    })
    await pages.talkOn('the talk of the review')
    const page = await pages.openTalk('review-conversation')
    const rate = (side: string, title: string, name: RegExp) =>
      page
        .getByRole('radiogroup', { name: `${side}: ${title}` })
        .getByRole('radio', { name })
        .press('Space')
    await expectAccessible(page)
    // when: handed in too early
    await page.getByRole('textbox', { name: /^Was war sonst wichtig/ }).press('Control+Enter')
    await focused(page, page.getByRole('alert'))
    await expectAccessible(page)
    // when
    await rate('Ihre Sicht', 'Sprachkurs besuchen', /^\+1/)
    await rate('Unsere Sicht', 'Sprachkurs besuchen', /Jede Woche/)
    await rate('Ihre Sicht', 'Briefe ordnen', /nicht bewertet/)
    await rate('Unsere Sicht', 'Briefe ordnen', /^−1/)
    await page
      .getByText('Verschieden gesehen: Sprachkurs besuchen. Beides bleibt stehen.')
      .waitFor()
    await tick(page, 'radio', 'weiter so')
    await saved(page)
    await page.reload()
    await page.getByText(/Ihr Entwurf vom .* ist wieder da/).waitFor()
    await expectNarrow(page)
    await page.getByRole('textbox', { name: /^Was war sonst wichtig/ }).press('Control+Enter')
    // then
    await until('the review is written', () =>
      deps().db.prisma.review.findFirst({ where: { caseId: talk.caseId, wish: 'go-on' } }),
    )
    const ratings = await deps().db.prisma.gasRating.findMany({
      where: { review: { caseId: talk.caseId } },
      orderBy: { goal: { position: 'asc' } },
    })
    expect(ratings).toMatchObject([
      { client: 1, caseworker: 0 },
      { client: null, caseworker: -1 },
    ])
    await page.context().close()
  })
})
