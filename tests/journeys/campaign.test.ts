import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { enterDay, select, tick } from '#tests/support/journey-fields.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { dayFrom, talkNow } from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

const MANAGER = 'Ruben Eisvogel'
const LEAD = 'Olaf Sperling'
const CENTRE = 'Nuri Lavendel'
const CASEWORKER = 'Mira Holunder'
/** Households of the invented list, by what they do; all of the same agency. */
const ACCEPTS = 'HP-TEST-0001'
const WITHDRAWS = 'HP-TEST-0018'
const SILENT = 'HP-TEST-0028'

const inView = (page: Page, view: string) =>
  page.getByRole('navigation', { name: 'Ansichten' }).getByRole('link', { name: view }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

describe('a campaign, from an empty installation to the first conversations', () => {
  let app: TestApplication
  let browser: Browser
  let deps: Deps
  let manager: Page
  let caseworker: Page
  const signIn = (displayName: string) => signInAs(browser, app, displayName)

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('an empty installation explains itself and starts with one click', async () => {
    // given
    const lead = await signIn(LEAD)
    await lead.getByText('Die Projektverantwortung legt die erste Anschreibeaktion an.').waitFor()
    await expectAccessible(lead)
    await lead.getByRole('button', { name: 'Abmelden' }).click()
    await heading(lead, 'Anmelden').waitFor()
    await expectAccessible(lead)
    await lead.context().close()
    manager = await signIn(MANAGER)
    // when
    await heading(manager, 'Willkommen. Hier ist noch nichts geschehen.').waitFor()
    await expectAccessible(manager)
    await manager.getByRole('button', { name: 'Mit erfundener Liste beginnen' }).click()
    // then
    await heading(manager, 'Empfängerinnen und Empfänger').waitFor()
    await manager.getByRole('group', { name: 'Stichtag der Auswahl' }).waitFor()
    await expectAccessible(manager)
    expect(await manager.getByText('empfaenger-420.csv').count()).toBe(1)
  })

  test('the manager prepares and checks, the team lead approves', async () => {
    // given
    await select(manager, 'Rechtsgrundlage', '§ 11 SGB XII: Beratung und Aktivierung')
    await manager.getByRole('button', { name: 'Abschließen' }).click()
    await heading(manager, 'Ausschlüsse prüfen').waitFor()
    await expectAccessible(manager)
    await tick(manager, 'checkbox', 'Ich habe die Ausschlüsse geprüft.')
    await manager.getByRole('button', { name: 'Abschließen' }).click()
    await manager.getByText('Diese Anschreibeaktion wartet auf die Freigabe').waitFor()
    await expectAccessible(manager)
    // when
    const lead = await signIn(LEAD)
    await inView(lead, 'Alle')
    await lead.getByRole('row', { name: /freigeben/ }).click()
    await lead.getByRole('link', { name: 'Zur Anschreibeaktion' }).click()
    await tick(lead, 'radio', 'ja, freigeben')
    await expectAccessible(lead)
    await lead.getByRole('button', { name: 'Abschließen' }).click()
    await lead.getByText('„Anschreiben freigeben“ ist abgeschlossen.').waitFor()
    await lead.context().close()
    // then
    const progress = manager.getByRole('progressbar', { name: /^Briefe werden vorbereitet/ })
    await progress.waitFor()
    await expectAccessible(manager)
    await progress.waitFor({ state: 'detached' })
    await expectAccessible(manager)
    expect(await manager.getByRole('definition').allTextContents()).toContain('420 100 %')
    await manager.getByRole('link', { name: 'Anschreiben' }).first().click()
    await manager.getByRole('button', { name: 'Neue Anschreibeaktion' }).waitFor()
    await expectAccessible(manager)
  })

  test('the letters are printed, and their day at the post starts the time to answer', async () => {
    // given
    await manager.getByRole('link', { name: 'Druckraum' }).click()
    await manager.getByRole('button', { name: '420 Briefe drucken' }).click()
    // when
    const run = manager.getByRole('article', { name: /^Drucklauf/ })
    await run.getByText('bereit zum Druck').waitFor()
    await expectAccessible(manager)
    const pdf = await manager.request.get(
      await run
        .getByRole('link', { name: 'PDF öffnen und drucken' })
        .getAttribute('href')
        .then(String),
    )
    expect([
      pdf.status(),
      pdf.headers()['content-type'],
      (await pdf.body()).subarray(0, 5).toString(),
    ]).toEqual([200, 'application/pdf', '%PDF-'])
    await run.getByRole('button', { name: '420 Briefe als gepostet eintragen' }).click()
    // then
    await manager.getByText('Drucklauf 1 ist gepostet. Die Fristen laufen.').waitFor()
    await manager.getByRole('link', { name: 'Gepostet (420)' }).click()
    await expectAccessible(manager)
  })

  test('an answer is recorded by its number, with the keyboard alone', async () => {
    // given
    const centre = await signIn(CENTRE)
    await centre.getByRole('link', { name: /zentrum/ }).click()
    await heading(centre, 'Kundenzentrum').waitFor()
    await expectAccessible(centre)
    // when
    for (const [i, number] of [ACCEPTS, WITHDRAWS].entries()) {
      await centre
        .getByRole('textbox', { name: 'Nummer oder Nachname' })
        .and(centre.locator(':focus'))
        .waitFor()
      await centre.keyboard.type(number)
      await centre.keyboard.press('Enter')
      await centre.getByRole('radiogroup', { name: 'Antwort', exact: true }).waitFor()
      if (i === 0) await expectAccessible(centre)
      await centre.keyboard.press('Enter')
      await centre.getByText('Wählen Sie eine Antwort.').waitFor()
      expect(
        await centre
          .getByRole('radiogroup', { name: 'Antwort', exact: true })
          .getByRole('radio', { checked: true })
          .count(),
      ).toBe(0)
      await centre.keyboard.press('s')
      await centre.keyboard.press('Enter')
      await centre.getByText('Geben Sie das Datum an: Wieder fragen ab.').waitFor()
      expect(await centre.getByRole('radio', { name: /^Später/ }).isChecked()).toBe(true)
      await centre.keyboard.press('j')
      await centre.keyboard.press('Enter')
      await centre.getByText('Ja, nimmt teil', { exact: true }).waitFor()
      // who leads a case depends on which one opens first
      await until(
        'a caseworker is proposed',
        async () =>
          (await deps.db.prisma.case.count({ where: { proposedId: { not: null } } })) === i + 1,
      )
    }
    // then
    await expectAccessible(centre)
    expect(await heading(centre, 'Emilia Lärche').count()).toBe(1)
    await centre.context().close()
  })

  test('the team lead confirms who leads the two cases', async () => {
    // given
    const lead = await signIn(LEAD)
    await inView(lead, 'Meine Agentur')
    await lead.getByRole('row', { name: /^Zuständigkeit bestätigen, Kernbeißer/ }).click()
    await lead.getByRole('button', { name: 'Wer führt den Fall?' }).getByText(CASEWORKER).waitFor()
    await expectAccessible(lead)
    // when
    await lead.getByRole('button', { name: 'Abschließen' }).click()
    await lead.getByRole('article').getByRole('link', { name: 'Lärche, Emilia' }).waitFor()
    await lead.getByRole('button', { name: 'Abschließen' }).click()
    // then
    await until(
      'both get a time by letter',
      async () =>
        (await deps.db.prisma.letter.count({ where: { documentType: 'APPOINTMENT_LETTER' } })) ===
        2,
    )
    await until(
      'nothing is left to confirm',
      async () =>
        (await lead.getByRole('row', { name: /^Zuständigkeit bestätigen/ }).count()) === 0,
    )
    await expectAccessible(lead)
    expect(
      await deps.db.prisma.appointment.count({
        where: { status: 'provisional', mode: 'letter' },
      }),
    ).toBe(2)
    await lead.context().close()
  })

  test('a first conversation that lacks answers says so; complete, it leads to the decision and on', async () => {
    // given
    const { username } = await deps.db.prisma.staff.findFirstOrThrow({
      where: { displayName: CASEWORKER },
    })
    const { id: caseId } = await deps.db.prisma.case.findFirstOrThrow({
      where: { person: { reference: ACCEPTS } },
    })
    await talkNow(deps, await app.signIn(username), caseId)
    caseworker = await signIn(CASEWORKER)
    await caseworker.getByRole('row', { name: /^Erstgespräch führen, Kernbeißer/ }).click()
    await caseworker
      .getByRole('textbox', { name: 'Anliegen in eigenen Worten' })
      .fill('Ich möchte wieder arbeiten.')
    await caseworker.getByRole('button', { name: 'Abschließen' }).click()
    await caseworker
      .getByRole('alert', { name: '5 Angaben fehlen oder stimmen nicht' })
      .and(caseworker.locator(':focus'))
      .waitFor()
    await expectAccessible(caseworker)
    // when
    await tick(caseworker, 'checkbox', 'Ich habe das Beratungsangebot erklärt.')
    await tick(
      caseworker,
      'checkbox',
      'Ich habe erklärt: Die Teilnahme ist freiwillig. Ein Nein hat keine Nachteile.',
    )
    await enterDay(caseworker, 'Datenschutzhinweise ausgehändigt am', dayFrom(deps, 0))
    await tick(caseworker, 'checkbox', 'nichts davon')
    await tick(caseworker, 'checkbox', 'Die Angaben zum Haushalt stimmen.')
    await caseworker.getByRole('button', { name: 'Weiter in diesem Fall' }).click()
    await tick(caseworker, 'radio', 'nimmt teil')
    await tick(caseworker, 'radio', 'nicht gefragt')
    await expectAccessible(caseworker)
    await caseworker.getByRole('button', { name: 'Weiter in diesem Fall' }).click()
    // then
    await heading(caseworker, 'Fallklärung vorbereiten').waitFor()
    await expectAccessible(caseworker)
    expect(
      await caseworker.getByRole('row', { name: /^Fallklärung vorbereiten, Kernbeißer/ }).count(),
    ).toBe(1)
  })

  test('a person who withdraws is out with the click', async () => {
    // given
    const { caseworkerId } = await deps.db.prisma.case.findFirstOrThrow({
      where: { person: { reference: WITHDRAWS } },
    })
    const { displayName } = await deps.db.prisma.staff.findUniqueOrThrow({
      where: { id: known(caseworkerId) },
    })
    const page = displayName === CASEWORKER ? caseworker : await signIn(displayName)
    await page.getByRole('link', { name: 'Fälle' }).click()
    await page.getByRole('link', { name: 'Lärche, Emilia' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Lärche, Emilia' }).click()
    await heading(page, 'Emilia Lärche').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Ablaufbild' }).click()
    await page.getByRole('button', { name: 'Ganz zeigen' }).waitFor()
    await expectAccessible(page)
    // when
    await page.getByRole('link', { name: 'Verlauf' }).click()
    await page.getByRole('button', { name: 'Ausstieg eintragen' }).click()
    const question = page.getByRole('alertdialog', { name: 'Teilnahme beenden?' })
    await question.waitFor()
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Ausstieg eintragen' }).click()
    // then
    await page.getByText('Der Ausstieg ist eingetragen.').waitFor()
    await page.getByText('Keine Aufgabe ist offen.').waitFor()
    await page.getByRole('definition').getByText('abgeschlossen', { exact: true }).waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('definition').allTextContents()).toContain(
      'Teilnahme beendet (eigener Wunsch)',
    )
  })

  test('a household that does not answer is reminded once the time has passed', async () => {
    // given
    const { id } = await deps.db.prisma.invitation.findFirstOrThrow({
      where: { person: { reference: SILENT } },
    })
    const { dueAt } = await deps.db.prisma.wait.findFirstOrThrow({
      where: { subject: `invitation:${id}`, rule: 'response-period', closedAt: null },
    })
    const centre = await signIn(CENTRE)
    await centre.getByRole('link', { name: /zentrum/ }).click()
    await centre.getByRole('textbox', { name: 'Nummer oder Nachname' }).fill(SILENT)
    await centre.keyboard.press('Enter')
    await centre.getByRole('link', { name: 'Einladung' }).waitFor()
    expect(await centre.getByRole('link', { name: 'Erinnerung' }).count()).toBe(0)
    // when
    await moveTo(app, dueAt)
    // then
    await centre.getByRole('link', { name: 'Erinnerung' }).waitFor()
    await expectAccessible(centre)
  })
})
