import { useEffect, useState } from 'react'

/** Changes with the colours of the page: the canvas takes them once, when it opens. */
export function useTheme(): string {
  const [theme, setTheme] = useState(currentTheme)
  useEffect(() => {
    const read = () => setTheme(currentTheme())
    const system = matchMedia('(prefers-color-scheme: dark)')
    const watch = new MutationObserver(read)
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    system.addEventListener('change', read)
    return () => {
      watch.disconnect()
      system.removeEventListener('change', read)
    }
  }, [])
  return theme
}

const currentTheme = (): string =>
  `${document.documentElement.dataset['theme']} ${matchMedia('(prefers-color-scheme: dark)').matches}`
