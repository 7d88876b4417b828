/** The value that 95 of 100 stay below, rounded to a hundredth. */
export function p95(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(2))
}

/** Random numbers in [0, 1) that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A line for the person who waits; the last line of the output stays JSON. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

export type Send = ((path: string, init?: { method?: string; body?: unknown }) => Promise<Record<string, unknown>>) & { cookie: string }

/** Signs in by the demo sign-in and returns a function that sends requests with cookie and CSRF token. */
export async function signIn(url: string, username: string): Promise<Send> {
  const session = await fetch(`${url}/api/session`)
  const { csrfToken } = (await session.json()) as { csrfToken: string }
  const cookie = cookieOf(session)
  const signed = await fetch(`${url}/api/session/demo`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-csrf-token': csrfToken, origin: url },
    body: JSON.stringify({ username }),
  })
  if (!signed.ok) throw new Error(`sign-in of ${username} failed: ${signed.status} ${await signed.text()}`)
  const token = ((await signed.json()) as { csrfToken: string }).csrfToken
  const kept = cookieOf(signed) || cookie
  const send = async (path: string, init: { method?: string; body?: unknown } = {}): Promise<Record<string, unknown>> => {
    const body = init.body === undefined ? {} : { body: JSON.stringify(init.body) }
    const answer = await fetch(url + path, { method: init.method ?? 'GET', headers: { cookie: kept, 'content-type': 'application/json', 'x-csrf-token': token, origin: url }, ...body })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text}`)
    return text ? (JSON.parse(text) as Record<string, unknown>) : {}
  }
  return Object.assign(send, { cookie: kept })
}

const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
