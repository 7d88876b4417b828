import { createContext } from 'react'

export type Language = 'de' | 'en'

export const LanguageContext = createContext<{
  language: Language
  change: (language: Language) => void
}>({ language: 'de', change: () => undefined })
