import { useEffect, useState } from 'react'

const SETTLED_MS = 200

/** The text once nobody types on, so that the server is not asked at each letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}
