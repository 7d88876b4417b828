import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { startChromium } from '#tests/support/chromium.ts'
import { chooseElement, fillProperty, fillRow, insertTask } from '#tests/support/journey-editor.ts'
import { signInAs } from '#tests/support/journey-people.ts'
import { post } from '#tests/support/post-letters.ts'
import { complete, inviteHouseholds, openTask, usernameOf } from '#tests/support/scenario.ts'

const AUTHOR = 'Selma Kornblume'
const COLLEAGUE = 'Finn Haselnuss'
const PROCESS = 'document-dispatch'
const STEP = 'Postbuch führen'
const FORM_ID = 'postbuch-fuehren'
const FORM = {
  id: FORM_ID,
  type: 'default',
  schemaVersion: 19,
  components: [
    {
      type: 'textfield',
      id: 'field-number',
      key: 'bookNumber',
      label: 'Nummer im Postbuch',
      properties: { labelEn: 'Number in the book' },
      validate: { required: true, maxLength: 20 },
    },
  ],
}

describe('a change of the procedure', () => {
  let app: TestApplication
  let browser: Browser
  let author: Page
  let waiting: string
  let running: string

  beforeAll(async () => {
    browser = await startChromium()
    app = await openApplication()
    const { deps } = app.application
    const [first = '', second = ''] = await inviteHouseholds(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      2,
    )
    running = first
    waiting = second
    await postLetters(running)
    await until('the answer is awaited', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: `invitation:${running}`, rule: 'response-period', closedAt: null },
      }),
    )
    author = await signInAs(browser, app, AUTHOR)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  async function postLetters(invitationId: string): Promise<void> {
    const { deps } = app.application
    const letters = await until('the letter is queued', async () => {
      const found = await deps.db.prisma.letter.findMany({
        where: { invitationId, state: 'queued' },
        select: { id: true },
      })
      return found.length > 0 && found.map(({ id }) => id)
    })
    await post(deps, await app.signIn(await usernameOf(deps, 'campaign-manager')), letters)
  }
  const printWait = (invitationId: string) =>
    app.application.deps.db.prisma.wait.findFirst({
      where: { subject: `invitation:${invitationId}`, kind: 'printDueOn', closedAt: null },
    })
  const versions = () =>
    app.application.deps.db.prisma.deployment.findMany({
      where: { process: PROCESS },
      orderBy: { version: 'asc' },
      select: { version: true, source: true },
    })

  test('begins with a period: its length is set, with a reason', async () => {
    // when
    await author.getByRole('link', { name: 'Prozesse' }).click()
    await author.getByRole('link', { name: 'Fristen' }).click()
    await author.getByRole('button', { name: 'Brief klären ändern' }).click()
    const dialog = author.getByRole('dialog')
    await dialog.getByLabel('Dauer').fill('4')
    await dialog.getByLabel('Grund der Änderung').fill('Die Poststelle braucht mehr Zeit')
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    // then
    await author.getByRole('row', { name: /Brief klären.*4 Arbeitstage/ }).waitFor()
    expect(
      await app.application.deps.db.prisma.settingChange.findFirst({
        where: { key: 'clarify-letter' },
      }),
    ).toMatchObject({ fromAmount: 2, toAmount: 4, reason: 'Die Poststelle braucht mehr Zeit' })
  })

  test('goes on in the drawing: a step comes in, a deadline moves', async () => {
    // given
    await author.goto(`${app.url}/prozesse/${PROCESS}`)
    await author.getByRole('button', { name: 'Zeichnen' }).click()
    await author.getByText('Kein Fehler').waitFor()
    // when
    await insertTask(author, { onto: 'ev-letter-posted--ev-posted', name: STEP })
    await author.getByRole('button', { name: /eine bekannte Rolle.* ut-postbuch-fuehren$/ }).click()
    await fillProperty(author, { of: 'Zuständigkeit', label: 'Rolle', text: 'campaign-manager' })
    await fillRow(author, {
      of: 'Angaben für das Programm',
      key: 'dueRule',
      value: 'clarify-letter',
    })
    await fillRow(author, { of: 'Weitere Angaben', key: 'name.en', value: 'Keep the post book' })
    const chosen = author.waitForEvent('filechooser')
    await author.getByRole('button', { name: 'Formular hochladen' }).click()
    await (
      await chosen
    ).setFiles({
      name: `${FORM_ID}.form`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(FORM)),
    })
    await author.getByRole('button', { name: `${FORM_ID}.form` }).waitFor()
    await chooseElement(author, 'st-calc-print-due')
    await fillRow(author, { of: 'Angaben für das Programm', key: 'rule', value: 'phone-contact' })
    // then
    await author.getByText('Kein Fehler').waitFor()
    await author.getByRole('button', { name: 'Zur Freigabe einreichen' }).click()
    const dialog = author.getByRole('dialog')
    await dialog
      .getByText(
        'Laufende Vorgänge dieses Prozesses bleiben bis zu ihrem Ende auf ihrer Fassung: 1.',
      )
      .waitFor()
    await dialog
      .getByText('Laufende Vorgänge, die beim nächsten Aufruf schon die neue Fassung nehmen: 2')
      .waitFor()
    await dialog.getByLabel('Grund der Änderung').fill('Jeder Brief kommt ins Postbuch')
    await dialog.getByRole('button', { name: 'Zur Freigabe einreichen' }).click()
    await author.getByText('Freigeben muss eine zweite Person der Prozessverantwortung.').waitFor()
    expect(await versions()).toHaveLength(1)
  })

  test('goes live when a second person has read it', async () => {
    // given
    const colleague = await signInAs(browser, app, COLLEAGUE)
    await colleague.goto(`${app.url}/prozesse/${PROCESS}`)
    await colleague.getByRole('link', { name: 'Jeder Brief kommt ins Postbuch' }).click()
    // when
    await colleague.getByText(`„${STEP}“ (Aufgabe) kommt hinzu.`).waitFor()
    await colleague.getByText('„Druckfrist berechnen“ wartet jetzt 5 statt 3 Arbeitstage').waitFor()
    await colleague.getByRole('button', { name: 'Freigeben' }).click()
    // then
    await colleague.getByText('Fassung 2 ist in Betrieb', { exact: true }).waitFor()
    expect(await versions()).toEqual([
      { version: 1, source: 'shipped' },
      { version: 2, source: 'studio' },
    ])
  })

  test('counts for whom the page said: the letter under way stays, the next one takes step and deadline', async () => {
    // given
    const { deps } = app.application
    const centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
    const subject = `invitation:${running}`
    const before = await printWait(waiting)
    // when
    await postLetters(waiting)
    await centre(`/api/invitations/${running}/mail-returned`, { method: 'POST', body: {} })
    await complete(deps, centre, {
      subject,
      formId: 'clarify-address',
      answers: {
        outcome: 'new',
        street: 'Probeweg 31',
        postcode: '00165',
        city: 'Musterstadt',
        source: 'person',
      },
    })
    const wait = await until('the new letter waits to be posted', () => printWait(running))
    await postLetters(running)
    const key = await openTask(deps, { subject, formId: FORM_ID })
    // then
    await until('the letter under way has ended', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: `invitation:${waiting}`, rule: 'response-period', closedAt: null },
      }),
    )
    expect([before?.rule, wait.rule]).toEqual(['print-due', 'phone-contact'])
    expect(
      await deps.db.prisma.task.count({
        where: { subject: `invitation:${waiting}`, formId: FORM_ID },
      }),
    ).toBe(0)
    expect(await deps.db.prisma.task.findUniqueOrThrow({ where: { key } })).toMatchObject({
      processVersion: 2,
      role: 'campaign-manager',
      state: 'open',
    })
  })

  test('is there after a restart, and so is the step in the inbox', async () => {
    // given
    const before = await versions()
    // when
    await app.restart()
    const manager = await signInAs(browser, app, 'Ruben Eisvogel')
    // then
    expect(await versions()).toEqual(before)
    await manager.goto(`${app.url}/aufgaben?view=all`)
    await manager.getByRole('row', { name: new RegExp(STEP) }).click()
    await manager.getByLabel('Nummer im Postbuch').fill('17')
    await manager.getByRole('button', { name: 'Abschließen' }).click()
    const { deps } = app.application
    await until('the step is done', () =>
      deps.db.prisma.task.findFirst({ where: { formId: FORM_ID, state: 'completed' } }),
    )
  })
})
