import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playOnce } from '#server/desks/training/play-once.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { temporaryFolder } from '#tests/support/engine.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { enterDay, select, tick } from '#tests/support/journey-fields.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { dayFrom } from '#tests/support/scenario.ts'
import { moveClock } from '#tests/support/training-clock.ts'
import { first, known } from '#tests/support/known.ts'

const DAY_MS = 86_400_000
const PRINTS = 'Ruben Eisvogel'
const CENTRE = 'Pia Bachstelze'
const DAY = /(\d{2})\.(\d{2})\.(\d{4})/

/** The steps of docs/training.md, in its order and by its words. */
describe('the walk-through of the training', () => {
  let app: TestApplication
  let browser: Browser
  let prints: Page
  let centre: Page
  let caseworker: Page
  let name: string
  let begun: number

  beforeAll(async () => {
    browser = await startChromium()
    const dataDir = temporaryFolder()
    app = await openApplication({ training: true, dataDir })
    await playOnce({
      mover: known(app.application.mover),
      deps: app.application.deps,
      url: app.url,
      dataDir,
      say: () => {},
    })
    begun = performance.now()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const deps = () => app.application.deps
  const found = () =>
    until('the case is open', () =>
      deps().db.prisma.case.findFirst({ where: { person: { lastName: name }, status: 'open' } }),
    )

  async function printAll(): Promise<void> {
    await prints.getByRole('link', { name: 'Druckraum' }).click()
    await prints
      .getByText(new RegExp(`^${name},`))
      .first()
      .waitFor()
    await prints.getByRole('button', { name: /Briefe? drucken$/ }).click()
    await prints.getByRole('button', { name: /als gepostet eintragen$/ }).click()
    await prints.getByText(/ist gepostet\. Die Fristen laufen\.$/).waitFor()
  }

  async function openTask(
    page: Page,
    { view, title }: { view: 'Meine Aufgaben' | 'Meine Agentur' | 'Alle'; title: string },
  ): Promise<void> {
    await page.getByRole('link', { name: 'Aufgaben', exact: true }).click()
    await page.getByRole('link', { name: new RegExp(`^${view}`) }).click()
    await page.getByRole('row', { name: new RegExp(`${title}, ${name}`) }).click()
    await page.getByRole('heading', { name: title, exact: true }).waitFor()
  }
  const goOn = (page: Page, title: string) =>
    page
      .getByRole('button', { name: 'Weiter in diesem Fall' })
      .click()
      .then(() => page.getByRole('heading', { name: title, exact: true }).waitFor())
  const choose = (page: Page, question: RegExp | string, answer: string) =>
    page
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: answer, exact: true })
      .press('Space')

  test('who has not answered is reminded', async () => {
    // given
    prints = await signInAs(browser, app, PRINTS)
    await prints.getByRole('button', { name: 'Geschichten' }).click()
    const stories = prints.getByRole('dialog', { name: 'Geschichten' })
    await stories.getByText('Noch keine Antwort').waitFor()
    await expectAccessible(prints)
    const story = await stories
      .getByRole('listitem')
      .filter({ hasText: 'Noch keine Antwort' })
      .locator('span')
      .first()
      .textContent()
    name = first(known(story).split(' · ')).split(' ').slice(1).join(' ')
    await stories.getByRole('button', { name: 'Schließen' }).click()
    // when
    const happened = await moveClock(prints, (clock) =>
      clock.getByRole('button', { name: /^Bis zur nächsten Frist/ }).click(),
    )
    // then
    expect(happened).toContain('Brief liegt zum Druck bereit')
    await printAll()
  })

  test('the answer comes by phone, the case gets its caseworker', async () => {
    // given
    centre = await signInAs(browser, app, CENTRE)
    await centre.getByRole('link', { name: /zentrum/ }).click()
    await centre.getByRole('textbox', { name: 'Nummer oder Nachname' }).fill(name)
    await centre.keyboard.press('Enter')
    // when
    await centre.getByRole('radio', { name: /^Ja, nimmt teil/ }).press('Space')
    await tick(centre, 'radio', 'Telefon')
    await centre.getByRole('button', { name: /^Speichern/ }).click()
    await centre.getByText('angenommen').waitFor()
    const { agencyId } = await found()
    const { displayName } = await deps().db.prisma.staff.findFirstOrThrow({
      where: { agencyId, roles: { has: 'team-lead' } },
    })
    const lead = await signInAs(browser, app, displayName)
    await openTask(lead, { view: 'Meine Agentur', title: 'Zuständigkeit bestätigen' })
    await lead
      .getByRole('button', { name: /Wer führt den Fall/ })
      .getByText(/\(\d+\)/)
      .waitFor()
    await lead.getByRole('button', { name: 'Abschließen' }).click()
    // then
    const { caseworkerId } = await until('the case has its caseworker', () =>
      deps().db.prisma.case.findFirst({
        where: { person: { lastName: name }, caseworkerId: { not: null } },
      }),
    )
    const owner = await deps().db.prisma.staff.findUniqueOrThrow({
      where: { id: known(caseworkerId) },
    })
    caseworker = await signInAs(browser, app, owner.displayName)
    await printAll()
    expect(owner.roles).toContain('caseworker')
  })

  test('nobody comes to the first talk, and there is a second', async () => {
    // given
    await caseworker.getByRole('link', { name: 'Fälle' }).click()
    await caseworker.getByRole('link', { name: new RegExp(`^${name},`) }).click()
    const [, date, month, year] = known(
      DAY.exec(
        known(
          await caseworker
            .getByRole('definition')
            .filter({ hasText: 'in der Sozialagentur' })
            .textContent(),
        ),
      ),
    )
    const after = new Date(Date.parse(`${year}-${month}-${date}T12:00:00Z`) + DAY_MS)
      .toISOString()
      .slice(0, 10)
    // when
    await moveClock(caseworker, async (clock) => {
      await enterDay(caseworker, 'Bis zu einem Tag', after)
      await clock.getByRole('button', { name: 'Dorthin' }).click()
    })
    await openTask(caseworker, { view: 'Meine Aufgaben', title: 'Gespräch festhalten' })
    await tick(caseworker, 'radio', 'nein, die Person kam nicht')
    await goOn(caseworker, 'Nächsten Versuch festlegen')
    await caseworker.getByRole('radio', { name: /^anrufen/ }).press('Space')
    await caseworker
      .getByRole('textbox', { name: /^Warum abweichend/ })
      .fill('Ein Anruf ist freundlicher.')
    await caseworker.getByRole('button', { name: 'Abschließen' }).click()
    await openTask(centre, { view: 'Alle', title: 'Termin absprechen' })
    await centre.getByRole('radio', { name: /Das Gespräch findet jetzt statt/ }).press('Space')
    await centre.getByRole('button', { name: 'Abschließen' }).click()
    // then
    await openTask(caseworker, { view: 'Meine Aufgaben', title: 'Erstgespräch führen' })
    const { id } = await found()
    expect(
      await deps().db.prisma.appointment.count({ where: { caseId: id, status: 'no-show' } }),
    ).toBe(1)
  })

  test('the person takes part, and what their life is like is talked over', async () => {
    // given
    await tick(caseworker, 'checkbox', 'Ich habe das Beratungsangebot erklärt.')
    await tick(
      caseworker,
      'checkbox',
      'Ich habe erklärt: Die Teilnahme ist freiwillig. Ein Nein hat keine Nachteile.',
    )
    await enterDay(caseworker, 'Datenschutzhinweise ausgehändigt am', dayFrom(deps(), 0))
    await caseworker
      .getByRole('textbox', { name: /^Anliegen in eigenen Worten/ })
      .fill('Ich möchte wieder arbeiten.')
    await tick(caseworker, 'checkbox', 'nichts davon')
    await tick(caseworker, 'checkbox', 'Die Angaben zum Haushalt stimmen.')
    await goOn(caseworker, 'Entscheidung aufnehmen')
    await tick(caseworker, 'radio', 'nimmt teil')
    await tick(caseworker, 'radio', 'nicht gefragt')
    await goOn(caseworker, 'Fallklärung vorbereiten')
    await tick(caseworker, 'radio', 'nein')
    await enterDay(
      caseworker,
      'Wann füllen Sie den Fallklärungsbogen gemeinsam aus?',
      dayFrom(deps(), 6),
    )
    await goOn(caseworker, 'Gespräch vereinbaren')
    await caseworker.getByRole('radio', { name: /Wir sprechen gleich jetzt/ }).press('Space')
    await goOn(caseworker, 'Lage gemeinsam klären')
    // when
    await caseworker.getByRole('link', { name: 'Gespräch öffnen' }).click()
    await caseworker.getByRole('textbox', { name: /^Ihre Sicht/ }).fill('Ich möchte arbeiten.')
    await caseworker
      .getByRole('button', { name: /Zusammenfassung und Stärken/ })
      .first()
      .click()
    await caseworker
      .getByRole('textbox', { name: 'Zusammenfassung in gemeinsamen Worten' })
      .fill('Arbeit ist das Wichtigste.')
    await caseworker.getByRole('textbox', { name: 'Eine Stärke' }).fill('Ausdauer')
    await choose(caseworker, 'Möchte die Person arbeiten?', 'ja')
    await choose(caseworker, 'Abgeschlossene Ausbildung?', 'nein')
    await select(caseworker, 'Letzte Arbeit', 'länger her')
    await choose(caseworker, /^Ist die Betreuung/, 'nein')
    await goOn(caseworker, 'Bogen gemeinsam bestätigen')
    await choose(caseworker, /^Wurde der Bogen/, 'gemeinsam gelesen')
    await tick(caseworker, 'radio', 'Ziele vereinbaren')
    await goOn(caseworker, 'Gespräch vereinbaren')
    // then
    expect(
      await deps().db.prisma.assessment.count({ where: { caseId: (await found()).id } }),
    ).toBeGreaterThan(0)
  })

  test('the help plan is agreed on', async () => {
    // given
    await caseworker.getByRole('radio', { name: /Wir sprechen gleich jetzt/ }).press('Space')
    await goOn(caseworker, 'Hilfeplan entwerfen')
    // when
    await caseworker
      .getByRole('textbox', { name: 'Leitziel in Worten der Person' })
      .fill('Wieder arbeiten')
    await caseworker.getByRole('textbox', { name: 'Ziel', exact: true }).fill('Einen Kurs besuchen')
    await select(caseworker, 'Lebensbereich', 'Sprache und Lesen')
    await caseworker
      .getByRole('textbox', { name: 'Woran merken wir es?' })
      .fill('Ich gehe jede Woche hin.')
    await caseworker.getByRole('textbox', { name: /^0 · Das erwarten wir/ }).fill('jede Woche')
    await caseworker.getByRole('radio', { name: /^−1 · weniger als erwartet/ }).press('Space')
    await caseworker.getByRole('textbox', { name: 'Beitrag' }).first().fill('Ich melde mich an.')
    await caseworker
      .getByRole('textbox', { name: 'Beitrag' })
      .last()
      .fill('Wir suchen einen Platz.')
    await goOn(caseworker, 'Hilfeplan vereinbaren')
    await tick(caseworker, 'radio', 'einverstanden und unterschrieben')
    await enterDay(caseworker, 'Unterschrieben am', dayFrom(deps(), 0))
    await tick(caseworker, 'radio', 'auf Deutsch')
    await tick(caseworker, 'checkbox', 'Die Person hat eine Kopie bekommen.')
    await caseworker.getByRole('button', { name: 'Abschließen' }).click()
    // then
    const { id } = await found()
    await until('the plan is in force', () =>
      deps().db.prisma.helpPlan.findFirst({ where: { caseId: id, state: 'active' } }),
    )
    await caseworker.goto(`${app.url}/faelle/${id}`)
    const plan = caseworker.getByRole('heading', { name: 'Hilfeplan, Version 1' })
    await plan.waitFor()
    expect(await plan.count()).toBe(1)
    process.stdout.write(`training: ${Math.round((performance.now() - begun) / 1000)} s\n`)
  })
})
