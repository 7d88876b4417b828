import type { Page } from 'playwright-core'

/** What a person does, one after another: keys pressed and words written. */
export class Actions {
  count = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.count++
    await this.page.keyboard.press(key)
  }

  async write(text: string): Promise<void> {
    this.count++
    await this.page.keyboard.type(text)
  }
}
