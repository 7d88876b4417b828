/**
 * Sends a request as one member of staff; the answer's JSON.
 * @throws Error with method, path, status and answer unless it is 2xx
 */
export type Send = ((
  path: string,
  init?: { method?: string; body?: unknown },
) => Promise<Record<string, unknown>>) & { cookie: string }

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/**
 * Comes in by the people's door with the demo sign-in, as a browser would. Bytes are sent as a
 * list.
 */
export async function signInAs(url: string, username: string): Promise<Send> {
  const session = await fetch(`${url}/api/session`)
  const { csrfToken } = (await session.json()) as { csrfToken: string }
  const cookie = cookieOf(session)
  const signed = await fetch(`${url}/api/session/demo`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-csrf-token': csrfToken, origin: url },
    body: JSON.stringify({ username }),
  })
  if (!signed.ok)
    throw new Error(`sign-in of ${username} failed: ${signed.status} ${await signed.text()}`)
  const token = ((await signed.json()) as { csrfToken: string }).csrfToken
  const kept = cookieOf(signed) || cookie
  const send = async (
    path: string,
    init: { method?: string; body?: unknown } = {},
  ): Promise<Record<string, unknown>> => {
    const isList = init.body instanceof Uint8Array
    const body =
      init.body === undefined
        ? {}
        : { body: isList ? (init.body as BodyInit) : JSON.stringify(init.body) }
    const headers = {
      cookie: kept,
      'content-type': isList ? 'text/csv' : 'application/json',
      'x-csrf-token': token,
      origin: url,
    }
    const answer = await fetch(url + path, { method: init.method ?? 'GET', headers, ...body })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${text}`)
    return text ? (JSON.parse(text) as Record<string, unknown>) : {}
  }
  return Object.assign(send, { cookie: kept })
}
