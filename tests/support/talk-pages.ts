import type { Browser, Locator, Page } from 'playwright-core'
import { until, type TestApplication } from './application.ts'
import { openContext } from './chromium.ts'
import type { Talk } from './procedure.ts'
import { openTask, talkNow } from './scenario.ts'

export async function choose(scope: Locator, label: RegExp, option: string): Promise<void> {
  await scope.getByRole('button', { name: label }).press('Enter')
  await scope.page().getByRole('option', { name: option }).press('Enter')
}

export const focused = (page: Page, locator: Locator): Promise<void> =>
  locator.and(page.locator(':focus')).waitFor()

export const saved = (page: Page): Promise<void> => page.getByText(/Entwurf gesichert/).waitFor()

type World = { app: TestApplication; browser: Browser; talk: Talk }

/** The pages of one person's talks, as their caseworker opens them. */
export class TalkPages {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  /** A page of the caseworker's own, at the task of a form. */
  async openAt(formId: string): Promise<Page> {
    const { app, browser, talk } = this.#world
    const key = await openTask(app.application.deps, { subject: talk.subject, formId })
    const context = await openContext(browser, app.url)
    const [name = '', value = ''] = talk.caseworker.cookie.split(/=(.*)/)
    await context.addCookies([{ name, value, url: app.url }])
    const page = await context.newPage()
    await page.goto(`/aufgaben?task=${key}`)
    return page
  }

  /** From the list to the page that shows this one person only. */
  async openTalk(formId: string): Promise<Page> {
    const page = await this.openAt(formId)
    await page.getByRole('link', { name: /Gespräch (?:öffnen|fortsetzen)/ }).press('Enter')
    await page.locator('.form-body').waitFor()
    await page.getByRole('grid', { name: /Aufgaben/ }).waitFor({ state: 'detached' })
    return page
  }

  /** Waits until a talk is to be arranged, and holds it right now. */
  async talkOn(what: string): Promise<void> {
    const { app, talk } = this.#world
    const { deps } = app.application
    const formId = { in: ['arrange-talk', 'agree-slot'] }
    const where = { subject: talk.subject, formId, state: 'open' }
    await until(what, () => deps.db.prisma.task.findFirst({ where }))
    await talkNow(deps, talk.caseworker, talk.caseId)
  }
}
