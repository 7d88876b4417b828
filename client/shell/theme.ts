export type Theme = 'system' | 'light' | 'dark'

const STORED = 'theme'
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export const storedTheme = (): Theme =>
  THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system'

/** Sets the colours of the page; "system" follows the computer. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme)
  document.documentElement.dataset['theme'] = theme
}

export const nextTheme = (theme: Theme): Theme =>
  THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
