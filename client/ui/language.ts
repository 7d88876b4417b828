import { getLocale } from '#client/generated/messages/runtime.js'

/** The one of two texts that fits the language of the page. */
export const inLanguage = (de: string, en: string): string => (getLocale() === 'de' ? de : en)

/** BCP 47 tag for `Intl` and react-aria. */
export const languageTag = (): 'de-DE' | 'en-GB' => (getLocale() === 'de' ? 'de-DE' : 'en-GB')
