import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, use, useState } from 'react'
import { request } from '#client/api/request.ts'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { IconName } from '#client/ui/icon.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import { keepPlace } from './kept-place.ts'
import { LanguageContext } from './language.ts'
import { applyTheme, nextTheme, storedTheme, type Theme } from './theme.ts'

const ShortcutDialog = lazy(() =>
  import('./shortcut-dialog.tsx').then((module) => ({ default: module.ShortcutDialog })),
)

const SearchDialog = lazy(() =>
  import('#client/procedure/persons/search-dialog.tsx').then((module) => ({
    default: module.SearchDialog,
  })),
)

/** Right of the top bar: shortcuts, language, colours, who is signed in. */
export function Tools() {
  const { actor, abilities } = useSession()
  return (
    <div className="shell-tools">
      {abilities.search && <SearchTool />}
      <ShortcutTool />
      <LanguageTool />
      <ThemeTool />
      {actor && (
        <span className="shell-me">
          <span className="shell-avatar" aria-hidden="true">
            {initialsOf(actor.displayName)}
          </span>
          <span className="shell-name">
            {actor.displayName}
            <small>{actor.agencyName ?? ''}</small>
          </span>
        </span>
      )}
      <SignOutTool />
    </div>
  )
}

const initialsOf = (name: string): string => {
  const words = name.split(' ')
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`
}

function SearchTool() {
  const [isOpen, setOpen] = useState(false)
  useShortcut('/', m.search(), () => setOpen(true))
  return (
    <>
      <Button variant="icon" icon="search" aria-label={m.search()} onPress={() => setOpen(true)} />
      {isOpen && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function ShortcutTool() {
  const [isOpen, setOpen] = useState(false)
  useShortcut('?', m.showShortcuts(), () => setOpen(true))
  return (
    <>
      <span className="shell-wide">
        <Button
          variant="icon"
          icon="keyboard"
          aria-label={m.showShortcuts()}
          onPress={() => setOpen(true)}
        />
      </span>
      {isOpen && (
        <Suspense>
          <ShortcutDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function LanguageTool() {
  const { language, change } = use(LanguageContext)
  const other = language === 'de' ? 'en' : 'de'
  return (
    <Button
      variant="quiet"
      size="s"
      icon="translate"
      onPress={() => change(other)}
      aria-label={`${other.toUpperCase()}: ${m.switchLanguage()}`}
    >
      {other.toUpperCase()}
    </Button>
  )
}

const THEME_ICONS: Record<Theme, IconName> = {
  system: 'contrast',
  light: 'light_mode',
  dark: 'dark_mode',
}

function ThemeTool() {
  const [theme, setTheme] = useState(storedTheme)
  const names: Record<Theme, string> = {
    system: m.themeSystem(),
    light: m.themeLight(),
    dark: m.themeDark(),
  }
  const change = () => {
    applyTheme(nextTheme(theme))
    setTheme(nextTheme(theme))
  }
  return (
    <Button
      variant="icon"
      icon={THEME_ICONS[theme]}
      aria-label={m.switchTheme({ now: names[theme] })}
      onPress={change}
    />
  )
}

function SignOutTool() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { history } = useRouter()
  const { actor } = useSession()
  const signOut = async () => {
    if (actor) keepPlace(actor.id, history.location.href)
    await request('/api/session', { method: 'DELETE' })
    queries.clear()
    await navigate({ to: '/anmelden' })
  }
  return (
    <Button variant="icon" icon="logout" aria-label={m.signOut()} onPress={() => void signOut()} />
  )
}
