import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '#server/procedure/calendar/propose-slots.ts'
import { addWorkdays, localDate } from '#server/procedure/calendar/working-days.ts'
import { until, type TestApplication } from '#tests/support/application.ts'
import {
  caseworkerOf,
  openCounterDesk,
  walkCalendarTo,
  walkDownTo,
  type CounterDesk,
} from '#tests/support/counter-desk.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { openTask } from '#tests/support/scenario.ts'
import { first, known } from '#tests/support/known.ts'

const ANSWERS = 11

const nextWorkday = (now: Date): string => addWorkdays(localDate(now), 1)

describe('the customer centre, by keyboard and scanner', () => {
  let desk: CounterDesk
  let app: TestApplication
  let centre: Page
  let caseId: string
  let otherCaseId: string
  let references: string[]

  beforeAll(async () => {
    desk = await openCounterDesk(ANSWERS + 1)
    ;({ app, centre, caseId, otherCaseId, references } = desk)
  })
  afterAll(() => desk?.close())

  const deps = () => app.application.deps
  const prisma = () => deps().db.prisma
  const field = () => centre.getByRole('textbox', { name: 'Nummer oder Nachname' })
  const toDesk = async () => {
    await centre.goto('/kundenzentrum')
    await field().and(centre.locator(':focus')).waitFor()
  }
  const answersOf = (reference: string) =>
    prisma().invitationAnswer.findMany({ where: { invitation: { person: { reference } } } })

  test('an answer takes four actions', async () => {
    // given
    let actions = 0
    await toDesk()
    await centre.getByRole('heading', { name: /^Anrufliste/ }).waitFor()
    await expectAccessible(centre)
    // when
    await centre.keyboard.type(first(references))
    actions++
    await centre.keyboard.press('Enter')
    actions++
    await centre
      .getByRole('radio', { name: /nimmt teil|möchte/i })
      .first()
      .and(centre.locator(':focus'))
      .waitFor()
    await centre.keyboard.press('f')
    actions++
    await centre.keyboard.press('Enter')
    actions++
    // then
    await field().and(centre.locator(':focus')).waitFor()
    expect(actions).toBeLessThanOrEqual(4)
    expect(await answersOf(first(references))).toMatchObject([
      { response: 'question', channel: 'slip' },
    ])
    await expectAccessible(centre)
  })

  test('ten answers are scanned one after another within five minutes', async () => {
    // given
    const keys = ['j', 'n', 'f'] as const
    const wanted = { j: 'accept', n: 'decline', f: 'question' }
    const from = performance.now()
    await toDesk()
    // when
    for (const [index, reference] of references.slice(1, ANSWERS).entries()) {
      await centre.keyboard.type(`${reference}\n`) // as a scanner types
      await centre.getByText(reference, { exact: false }).first().waitFor()
      await centre.locator('[role=radiogroup] input:focus').first().waitFor()
      await centre.keyboard.press(known(keys[index % keys.length]))
      await centre.keyboard.press('Enter')
      await field().and(centre.locator(':focus')).waitFor()
    }
    // then
    const given = await Promise.all(
      references
        .slice(1, ANSWERS)
        .map(async (reference) => (await answersOf(reference)).map(({ response }) => response)),
    )
    expect(given).toEqual(
      references.slice(1, ANSWERS).map((_, index) => [wanted[known(keys[index % keys.length])]]),
    )
    process.stdout.write(`ten answers: ${Math.round((performance.now() - from) / 1000)} s\n`)
  })

  test('a letter that came back takes four actions, and the next one can be scanned', async () => {
    // given
    const person = await prisma().person.findUniqueOrThrow({
      where: { reference: known(references[ANSWERS]) },
      include: { invitations: true },
    })
    await prisma().letter.updateMany({
      where: { personId: person.id },
      data: { state: 'posted', postedOn: deps().clock.now() },
    })
    await toDesk()
    // when
    await centre.keyboard.type(`${person.reference}\n`) // as a scanner types
    await centre.locator('[role=radiogroup] input:focus').first().waitFor()
    await centre.keyboard.press('b')
    await centre.getByRole('button', { name: 'Vermerken' }).and(centre.locator(':focus')).waitFor()
    await expectAccessible(centre)
    await centre.keyboard.press('Enter')
    // then
    await field().and(centre.locator(':focus')).waitFor()
    expect(await prisma().letter.findMany({ where: { personId: person.id } })).toMatchObject([
      { state: 'returned' },
    ])
  })

  test('a time is agreed on from the call list with the keyboard alone', async () => {
    // given
    await toDesk()
    const row = centre.locator('[data-row]', { hasText: 'Rosa Haubentaucher' })
    await row.waitFor()
    await centre.keyboard.press('Tab') // out of the number field, where letters are letters
    await centre.keyboard.press('a')
    await centre.locator('[data-row]:focus').waitFor()
    await walkDownTo(row)
    await centre.keyboard.press('Enter')
    const times = centre.getByRole('radiogroup', { name: 'Wann passt es?' })
    await times.waitFor()
    // when
    await times.getByRole('radio').first().focus()
    await centre.keyboard.press('Control+Enter')
    await centre
      .getByRole('link', { name: /Wann|auswählen|Wählen/ })
      .first()
      .waitFor()
    await expectAccessible(centre)
    await centre.locator('main').focus()
    await centre.keyboard.press('1')
    await times.getByRole('radio', { checked: true }).and(centre.locator(':focus')).waitFor()
    await centre.getByRole('radio', { name: 'am Schalter' }).press('Space')
    await centre.keyboard.press('Control+Enter')
    // then
    const talk = await until('the talk is booked', () =>
      prisma().appointment.findFirst({ where: { caseId, status: 'confirmed' } }),
    )
    expect(talk).toMatchObject({ mode: 'counter', place: 'agency', purpose: 'intake' })
  })

  test('who wishes to be reminded is, with one key', async () => {
    // given
    await prisma().consent.create({
      data: { caseId, kind: 'contact-phone', state: 'given', givenOn: deps().clock.now() },
    })
    await prisma().appointment.updateMany({
      where: { caseId, status: 'confirmed' },
      data: { reminderDueAt: deps().clock.now() },
    })
    await toDesk()
    await centre.getByRole('button', { name: 'Rosa Haubentaucher: erinnert' }).waitFor()
    // when
    await centre.locator('[data-row]', { hasText: 'Rosa Haubentaucher' }).focus()
    await centre.keyboard.press('e')
    // then
    await centre.getByText('Rosa Haubentaucher ist erinnert.').waitFor()
    expect(await prisma().appointment.count({ where: { caseId, remindedAt: { not: null } } })).toBe(
      1,
    )
  })

  test('the calendar is walked through with the arrow keys, and a talk cancelled from it', async () => {
    // given
    const talk = await prisma().appointment.findFirstOrThrow({
      where: { caseId, status: 'confirmed' },
    })
    const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(talk.startsAt)
    await centre.goto(`/kalender?on=${on}`)
    const cell = centre.locator('.agenda').getByRole('button', { name: /Rosa Haubentaucher/ })
    await cell.waitFor()
    await expectAccessible(centre)
    // when
    await walkCalendarTo(cell)
    await centre.keyboard.press('Enter')
    await centre.getByRole('dialog').getByRole('button', { name: 'Absagen' }).press('Enter')
    await centre.getByRole('alertdialog').waitFor()
    await expectAccessible(centre)
    await centre.getByRole('button', { name: 'Die Person sagt ab' }).press('Enter')
    // then
    await centre.getByText('Der Termin ist abgesagt.').waitFor()
    expect(await prisma().appointment.findUniqueOrThrow({ where: { id: talk.id } })).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'client',
    })
  })

  test('a free time of the calendar becomes a talk with a person found by name', async () => {
    // given
    const displayName = await caseworkerOf(app, otherCaseId)
    const on = nextWorkday(deps().clock.now())
    await centre.goto(`/kalender?on=${on}`)
    const column = centre.locator('.agenda thead th', { hasText: displayName })
    const index = await column.evaluate(
      (element) => [...element.parentElement!.children].indexOf(element) - 1,
    )
    // when
    await centre.locator(`.agenda [data-at="${index}-4"]`).focus()
    await centre.keyboard.press('n')
    await centre
      .getByRole('combobox', { name: 'Name, Aktenzeichen oder Telefon' })
      .and(centre.locator(':focus'))
      .waitFor()
    await centre.keyboard.type('ackerwind')
    await centre.getByRole('option', { name: /Ackerwinde/ }).waitFor()
    await expectAccessible(centre)
    await centre.keyboard.press('ArrowDown')
    await centre.keyboard.press('Enter')
    await centre.getByRole('radio', { name: '10:00', checked: true }).waitFor()
    await expectAccessible(centre)
    await centre.getByRole('button', { name: 'Termin eintragen' }).press('Enter')
    // then
    await centre.getByText('Der Termin ist eingetragen.').waitFor()
    await centre
      .locator('.agenda')
      .getByRole('button', { name: /Rosa Ackerwinde/ })
      .waitFor()
    expect(await prisma().appointment.findMany({ where: { caseId: otherCaseId } })).toMatchObject([
      { purpose: 'intake', status: 'confirmed', startsAt: instantOf(on, '10:00') },
    ])
  })

  test('who said no and comes by later is taken in without being asked for the name', async () => {
    // given
    const declined = await until('a no has arrived', () =>
      prisma().invitation.findFirst({ where: { status: 'declined' }, include: { person: true } }),
    )
    await centre.goto(`/kundenzentrum?invitation=${declined.id}`)
    // when
    await centre.getByRole('link', { name: 'Person aufnehmen' }).press('Enter')
    await centre
      .getByRole('heading', { name: `${declined.person.firstName} ${declined.person.lastName}` })
      .waitFor()
    await expectAccessible(centre)
    await centre.getByRole('button', { name: 'Person aufnehmen' }).press('Enter')
    // then
    await centre.getByText('Die Person ist aufgenommen.').waitFor()
    expect(
      await prisma().case.count({ where: { personId: declined.personId, origin: 'walk-in' } }),
    ).toBe(1)
  })

  test('the caseworker sees the next talk in words, books it and reads the calendar elsewhere', async () => {
    // given
    const caseworker = await signInAs(desk.browser, app, await caseworkerOf(app, caseId))
    await openTask(deps(), { subject: `case:${caseId}`, formId: 'agree-slot' })
    await caseworker.goto(`/faelle/${caseId}`)
    await caseworker.getByText('noch zu vereinbaren').waitFor()
    // when
    await caseworker.keyboard.press('t')
    await caseworker.getByRole('dialog').getByRole('radio').first().waitFor()
    await caseworker.getByRole('button', { name: 'Termin eintragen' }).press('Enter')
    await caseworker.getByText('Wählen Sie eine Zeit.').first().waitFor()
    await expectAccessible(caseworker)
    await caseworker.getByRole('dialog').getByRole('radio').first().press('Space')
    await caseworker.getByRole('button', { name: 'Termin eintragen' }).press('Enter')
    await caseworker.getByText('Der Termin ist eingetragen.').waitFor()
    // then
    const fact = caseworker.locator('.case-facts > div', { hasText: 'Nächstes Gespräch' })
    await fact
      .getByText(/Uhr \((morgen|in \d+ Tagen|heute|\d\d\.\d\d\.)\), in der Sozialagentur/)
      .waitFor()
    await expectAccessible(caseworker)
    await caseworker.goto('/kalender?span=week')
    await caseworker.getByRole('button', { name: 'Adresse anlegen' }).press('Enter')
    const address = await caseworker.getByRole('textbox', { name: 'Geheime Adresse' }).inputValue()
    await expectAccessible(caseworker)
    expect(await (await fetch(address)).text()).toContain('SUMMARY:Termin')
    await caseworker.getByRole('button', { name: 'Adresse sperren' }).press('Enter')
    await caseworker.getByText('Die Adresse ist gesperrt.').waitFor()
    expect((await fetch(address)).status).toBe(404)
    await caseworker.context().close()
  })
})
