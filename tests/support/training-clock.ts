import type { Page } from 'playwright-core'

/** Opens the clock, moves time and says what happened on the way. */
export async function moveClock(
  page: Page,
  start: (clock: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<string> {
  await page.getByRole('button', { name: /Zeit weiterstellen$/ }).click()
  const clock = page.getByRole('dialog', { name: 'Übungszeit' })
  const before = await clock.getByText(/^Jetzt: /).textContent()
  await start(clock)
  await clock
    .getByText(/^Jetzt: /)
    .and(clock.locator(`:not(:text-is("${before}"))`))
    .waitFor()
  await clock.getByText(/^Die Zeit läuft bis/).waitFor({ state: 'detached' })
  const happened = await clock.textContent()
  await clock.getByRole('button', { name: 'Schließen' }).click()
  return happened ?? ''
}
