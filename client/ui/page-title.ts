import { useEffect } from 'react'
import * as m from '#client/generated/messages/messages.js'

/** Names the page in the browser's tab. Never with a person's name: titles stay in the history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${m.productName()}`
  }, [title])
}
