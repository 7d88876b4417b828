/** How long a server may take to come up on a busy machine. */
export const START_MS = 900_000
const SAY_EVERY_MS = 20_000

/** What whoever waits reads. */
export const stillStarting = (what: string, seconds: number): string =>
  `${what} is still starting (${seconds} s so far). On a busy machine that takes its time; nothing ` +
  'needs to be done.'

/** Call what this returns again and again: it tells every 20 seconds for how many it has gone on. */
export function sayHowLong(began: number, onWait: (seconds: number) => void): () => void {
  let said = 0
  return () => {
    const turns = Math.floor((performance.now() - began) / SAY_EVERY_MS)
    if (turns === said) return
    said = turns
    onWait((turns * SAY_EVERY_MS) / 1000)
  }
}
