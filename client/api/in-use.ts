const IN_USE_MS = 60_000
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel', 'touchmove']

const last = { at: 0 }

/** Notes from now on when somebody types, clicks or scrolls; called once by the page's start. */
export function watchUse(page: EventTarget): void {
  const note = (): void => void (last.at = Date.now())
  for (const sign of SIGNS_OF_LIFE)
    page.addEventListener(sign, note, { capture: true, passive: true })
}

/**
 * Whether somebody did something within the last minute. What a page asks for by itself does not
 * prolong the session.
 */
export const isInUse = (): boolean => Date.now() - last.at < IN_USE_MS
