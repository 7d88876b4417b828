import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { SaveTimer } from '#client/api/save-timer.ts'
import { caseQuery, saveNoteDraft } from './queries.ts'

/**
 * Keeps the text of a note on the server while it is written, and when the window or the page is
 * left.
 */
export function useNoteDraft(caseId: string, text: string) {
  const queries = useQueryClient()
  const [saved, setSaved] = useState<string | null>(null)
  const latest = useRef(text)
  const timer = useRef<SaveTimer>(null)
  useEffect(() => {
    const keep = async () => {
      const sent = latest.current
      try {
        await saveNoteDraft(caseId, sent)
        queries.setQueryData(
          caseQuery(caseId).queryKey,
          (item) => item && { ...item, noteDraft: sent.trim() ? sent : null },
        )
        setSaved(sent)
      } catch {
        setSaved(null)
      }
    }
    const made = new SaveTimer(() => void keep())
    const leave = () => made.flush()
    timer.current = made
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      made.flush()
    }
  }, [caseId, queries])
  useEffect(() => {
    if (text === latest.current) return
    latest.current = text
    timer.current?.soon()
  }, [text])
  return {
    isSaved: saved === text && text !== '',
    /** The note itself is sent: its draft goes with it. */
    stop: () => timer.current?.stop(),
    /** It could not be sent. */
    goOn: () => timer.current?.soon(),
  }
}
