import { z } from 'zod'
export type Answer = {
  status: number
  headers: Headers
  text: string
  json: Record<string, unknown>
}
export type Request = { method?: string; body?: unknown; headers?: Record<string, string> }

/** Bytes and texts go as they are, everything else as JSON. */
function sentAs(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** Keeps cookies and the CSRF token as a browser's page does; redirects are left to the test. */
export class Browser {
  readonly url: string
  readonly cookies = new Map<string, string>()
  csrfToken = ''

  constructor(url: string) {
    this.url = url
  }

  async fetch(path: string, { method = 'GET', body, headers = {} }: Request = {}): Promise<Answer> {
    const isBytes = body instanceof Uint8Array || typeof body === 'string'
    const sent = {
      cookie: this.#cookie(),
      'x-csrf-token': this.csrfToken,
      ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: sentAs(body) }),
    })
    this.#keep(response)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : {},
    }
  }

  /** Reads the session and remembers its CSRF token. */
  async session(): Promise<Answer> {
    const answer = await this.fetch('/api/session')
    this.csrfToken = String(answer.json['csrfToken'])
    return answer
  }

  async signIn(username: string): Promise<Answer> {
    await this.session()
    const answer = await this.fetch('/api/session/demo', { method: 'POST', body: { username } })
    if (answer.status === 200) this.csrfToken = String(answer.json['csrfToken'])
    return answer
  }

  /** The body of a stream, line by line, until `signal` or the server ends it. */
  async stream(path: string, signal: AbortSignal): Promise<Response> {
    return fetch(new URL(path, this.url), { headers: { cookie: this.#cookie() }, signal })
  }

  #cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}
