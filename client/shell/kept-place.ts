const STORED = 'place'

/** Keeps the page that somebody signs out on; its address holds ids and no names. */
export function keepPlace(staffId: string, href: string): void {
  localStorage.setItem(STORED, JSON.stringify({ staffId, href }))
}

/** Gives the page back once, and only to the one who left it. */
export function takePlace(staffId: string | undefined): string | null {
  const kept = readPlace()
  if (!kept || kept.staffId !== staffId) return null
  localStorage.removeItem(STORED)
  return kept.href
}

function readPlace(): { staffId: string; href: string } | null {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? 'null') as {
      staffId: string
      href: string
    } | null
  } catch {
    return null
  }
}
