import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { Actions } from '#tests/support/journey-actions.ts'
import { expectAccessible } from '#tests/support/journey-access.ts'
import { select } from '#tests/support/journey-fields.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { assignWalkIn, complete, conversation, openTask } from '#tests/support/scenario.ts'
import { first, known } from '#tests/support/known.ts'

describe('at the desks, by keyboard alone', () => {
  let app: TestApplication
  let browser: Browser
  let caseworker: Page
  let cases: { caseId: string; subject: string }[]

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    const { deps } = app.application
    cases = []
    for (const lastName of ['Waldkauzfeld', 'Steinschmätzer']) {
      const { caseId, caseworker: send } = await assignWalkIn(
        { url: app.url, signIn: app.signIn, deps: () => deps },
        lastName,
      )
      cases.push({ caseId, subject: `case:${caseId}` })
      await complete(deps, send, {
        subject: `case:${caseId}`,
        formId: 'first-conversation',
        answers: conversation(deps),
      })
      await openTask(deps, { subject: `case:${caseId}`, formId: 'participation-decision' })
    }
    const { caseworkerId } = await deps.db.prisma.case.findUniqueOrThrow({
      where: { id: first(cases).caseId },
    })
    await deps.db.prisma.case.updateMany({ data: { caseworkerId } })
    await deps.db.prisma.task.updateMany({
      where: { state: 'open', role: 'caseworker' },
      data: { assigneeId: caseworkerId },
    })
    const { displayName } = await deps.db.prisma.staff.findUniqueOrThrow({
      where: { id: known(caseworkerId) },
    })
    caseworker = await signInAs(browser, app, displayName)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const deps = () => app.application.deps
  const nameOf = async (role: string): Promise<string> => {
    const { agencyId } = await deps().db.prisma.case.findUniqueOrThrow({
      where: { id: first(cases).caseId },
    })
    const staff = await deps().db.prisma.staff.findFirstOrThrow({
      where: { roles: { has: role }, ...(role === 'team-lead' ? { agencyId } : {}) },
      orderBy: { displayName: 'asc' },
    })
    return staff.displayName
  }

  test('a person is found from anywhere, also with a typo', async () => {
    // given
    const actions = new Actions(caseworker)
    const from = performance.now()
    // when
    await actions.press('/')
    await caseworker
      .getByRole('combobox', { name: 'Name, Aktenzeichen oder Telefon' })
      .and(caseworker.locator(':focus'))
      .waitFor()
    await actions.write('steinschmaezer')
    await caseworker.getByRole('option', { name: /Steinschmätzer/ }).waitFor()
    process.stdout.write(`search by name: ${Math.round(performance.now() - from)} ms\n`)
    await expectAccessible(caseworker)
    await actions.press('ArrowDown')
    await actions.press('Enter')
    // then
    const heading = caseworker.getByRole('heading', { name: 'Rosa Steinschmätzer' })
    await heading.waitFor()
    expect(await heading.count()).toBe(1)
    await expectAccessible(caseworker)
  })

  test('a note takes three actions', async () => {
    // given
    const actions = new Actions(caseworker)
    await caseworker.getByRole('button', { name: 'Notiz schreiben' }).waitFor()
    // when
    await actions.press('n')
    await caseworker
      .getByRole('textbox', { name: 'Was ist geschehen?' })
      .and(caseworker.locator(':focus'))
      .waitFor()
    await actions.write('Ruft morgen wieder an.')
    await caseworker.getByText('Zwischengespeichert').waitFor()
    await expectAccessible(caseworker)
    await actions.press('Control+Enter')
    // then
    await caseworker.getByText('Die Notiz ist gespeichert.').waitFor()
    await caseworker.getByText('Ruft morgen wieder an.').waitFor()
    expect(actions.count).toBeLessThanOrEqual(3)
  })

  test('a note that lacks its words says so; what was written is there again after the window was closed', async () => {
    // given
    await caseworker.keyboard.press('n')
    const text = caseworker.getByRole('textbox', { name: 'Was ist geschehen?' })
    await text.and(caseworker.locator(':focus')).waitFor()
    await caseworker.keyboard.press('Control+Enter')
    await expectAccessible(caseworker)
    await text.fill('Noch nicht fert')
    await caseworker.getByText('Zwischengespeichert').waitFor()
    // when
    await caseworker.reload()
    await caseworker.getByRole('button', { name: 'Notiz schreiben' }).waitFor()
    await caseworker.keyboard.press('n')
    // then
    await text.and(caseworker.locator(':focus')).waitFor()
    expect(await text.inputValue()).toBe('Noch nicht fert')
    await caseworker.keyboard.press('Escape')
    await text.waitFor({ state: 'detached' })
  })

  test('the drawing stands there in words, too', async () => {
    await caseworker.getByRole('link', { name: 'Ablaufbild' }).click()
    await caseworker.getByRole('heading', { name: 'Ablauf in Worten' }).waitFor()
    await caseworker.getByText('(hier steht der Fall)').first().waitFor()
    expect(
      await caseworker.locator('.case-outline li[aria-current=step]').allTextContents(),
    ).toEqual([expect.stringContaining('Entscheidung aufnehmen')])
    await expectAccessible(caseworker)
  })

  test('versions of a help plan are compared in words, and ratings stand as a picture and a table', async () => {
    // given
    const { db, clock } = deps()
    const caseId = known(known(caseworker.url().match(/faelle\/([0-9a-f-]+)/))[1])
    const by = (await db.prisma.staff.findFirstOrThrow()).id
    const write = (version: number, titles: string[]) => {
      const goals = titles.map((title, position) => ({
        position,
        title,
        lifeArea: 'work',
        indicator: 'Ich gehe hin.',
        targetOn: clock.now(),
        startLevel: -1,
        scale: { '-1': 'noch gar nicht', '0': 'jede Woche', '1': 'zweimal die Woche' },
      }))
      const written = {
        caseId,
        version,
        state: version === 2 ? 'active' : 'replaced',
        guidingGoal: 'Wieder arbeiten',
        reviewOn: clock.now(),
        hints: [],
        by,
        at: clock.now(),
        activeFrom: new Date(clock.now().getTime() - 200 * 86_400_000 + version),
      }
      return db.prisma.helpPlan.create({
        data: {
          ...written,
          goals: { create: goals },
          contributions: {
            create: [
              { position: 0, side: 'client', text: 'Ich melde mich an.' },
              { position: 0, side: 'agency', text: 'Wir suchen einen Platz.' },
            ],
          },
          measures: { create: [{ position: 0, type: 'language', goals: [1] }] },
        },
        include: { goals: true },
      })
    }
    const plan = await write(1, ['Sprachkurs besuchen'])
    await write(2, ['Sprachkurs besuchen', 'Ausbildung beginnen'])
    await db.prisma.review.create({
      data: {
        caseId,
        planId: plan.id,
        heldOn: clock.now(),
        lifeChanges: [],
        at: clock.now(),
        ratings: { create: [{ goalId: first(plan.goals).id, client: 1, caseworker: 0 }] },
      },
    })
    // when
    await caseworker.getByRole('link', { name: 'Hilfeplan', exact: true }).click()
    await caseworker.getByRole('heading', { name: 'Hilfeplan, Version 2' }).waitFor()
    await expectAccessible(caseworker)
    await select(caseworker, 'Vergleichen mit', 'Version 1')
    // then
    await caseworker.getByRole('heading', { name: 'Von Version 1 zu Version 2' }).waitFor()
    expect(await caseworker.locator('.plans-changes li').allTextContents()).toEqual([
      'neuZielAusbildung beginnen',
    ])
    expect(
      await caseworker.getByRole('row', { name: /Sprachkurs besuchen/ }).textContent(),
    ).toContain('+1')
    await expectAccessible(caseworker)
  })

  test('contact data are changed on the page of the person', async () => {
    // given
    await caseworker.getByRole('link', { name: 'Verlauf' }).click()
    await caseworker.getByRole('link', { name: 'Kontaktdaten und Einwilligungen' }).click()
    await expectAccessible(caseworker)
    // when
    await caseworker.getByRole('textbox', { name: /^Telefon/ }).fill('00000 4711')
    await caseworker.keyboard.press('Enter')
    // then
    await caseworker.getByText('Die Kontaktdaten sind gespeichert.').waitFor()
    expect(await deps().db.prisma.person.count({ where: { phone: '00000 4711' } })).toBe(1)
  })

  test('the manager sees figures and no person', async () => {
    // given
    const manager = await signInAs(browser, app, await nameOf('manager'))
    await manager.getByRole('heading', { name: 'Kennzahlen', level: 1 }).waitFor()
    await manager.getByRole('heading', { name: 'Rücklaufquote' }).waitFor()
    // when
    const period = manager.getByRole('button', { name: /Zeitraum/ })
    await period.press('Enter')
    await manager.getByRole('listbox').waitFor()
    await manager.keyboard.press('ArrowDown')
    await manager.keyboard.press('Enter')
    await manager.waitForURL(/period=20\d\d-Q[1-4]$/)
    await period.and(manager.locator(':focus')).waitFor()
    await manager.getByText('Was die Zahl sagt').first().press('Enter')
    // then
    await manager.getByRole('button', { name: 'Ganz zeigen' }).waitFor()
    await expectAccessible(manager)
    expect(await manager.locator('main').textContent()).not.toMatch(/Steinschmätzer|Waldkauzfeld/)
    await manager.context().close()
  })

  test("the manager's open page counts what happens at another desk without a reload", async () => {
    // given
    const manager = await signInAs(browser, app, await nameOf('manager'))
    const shown = async () => {
      const row = manager.getByRole('row', { name: /^Erstgespräch führen/ })
      return (await row.count()) > 0 ? await row.locator('td').first().textContent() : ''
    }
    const open = () =>
      deps().db.prisma.task.count({
        where: { formId: 'first-conversation', state: 'open', submissionId: null },
      })
    const published = (count: number): string => {
      if (count < 5) return count === 0 ? '' : '·eins bis vier'
      return String(Math.round(count / 5) * 5)
    }
    await manager.getByRole('table', { name: 'Aufgaben nach Art' }).waitFor()
    const before = await open()
    await expect.poll(shown).toBe(published(before))
    // when
    for (const name of [
      'Wasseramsel',
      'Wasserralle',
      'Wasserpieper',
      'Wasserfeder',
      'Wasserlinse',
    ]) {
      const { caseId } = await assignWalkIn({ url: app.url, signIn: app.signIn, deps }, name)
      await openTask(deps(), { subject: `case:${caseId}`, formId: 'first-conversation' })
      if (published(await open()) !== published(before)) break
    }
    // then
    expect(published(await open())).not.toBe(published(before))
    await expect.poll(shown).toBe(published(await open()))
    await manager.context().close()
  })
})
