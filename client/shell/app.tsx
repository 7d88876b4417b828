import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { getLocale, setLocale } from '#client/generated/messages/runtime.js'
import { router, queries } from '#client/routes/tree.ts'
import { NoticeProvider } from '#client/ui/notices.tsx'
import { ShortcutProvider } from '#client/ui/shortcuts.tsx'
import { LanguageContext, type Language } from './language.ts'

/**
 * Everything around the pages. A new language draws them anew; typed text is kept with the query
 * cache.
 */
export function App() {
  const [language, setLanguage] = useState<Language>(getLocale)
  const change = (next: Language) => {
    void setLocale(next, { reload: false })
    setLanguage(next)
    void queries.invalidateQueries()
  }
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>
        <LanguageContext value={{ language, change }}>
          <ShortcutProvider key={language}>
            <NoticeProvider>
              <RouterProvider router={router} />
            </NoticeProvider>
          </ShortcutProvider>
        </LanguageContext>
      </I18nProvider>
    </QueryClientProvider>
  )
}
