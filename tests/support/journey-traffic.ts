import type { CDPSession, Page } from 'playwright-core'

type Request = { type: string; url: string; bytes: number | null }

export type Traffic = {
  /**
   * Bytes on the wire, headers included, by the browser's kind of resource (Script, Stylesheet,
   * Font …).
   */
  bytesOf(type: string): number
  /**
   * True once everything asked for has arrived; the stream of news stays open and is left aside.
   */
  isIdle(): boolean
  /** Addresses outside of `origin`. */
  foreign(origin: string): string[]
}

/** Listens to what a page receives, from now on. */
export async function watchTraffic(page: Page): Promise<Traffic> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const requests = new Map<string, Request>()
  session.on(
    'Network.requestWillBeSent',
    ({ requestId, request, type }) =>
      void requests.set(requestId, { type: type ?? 'Other', url: request.url, bytes: null }),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    finish(requestId, encodedDataLength),
  )
  session.on('Network.loadingFailed', ({ requestId }) => finish(requestId, 0))
  const finish = (requestId: string, bytes: number) => {
    const request = requests.get(requestId)
    if (request) request.bytes = bytes
  }
  await session.send('Network.enable')
  const all = () => [...requests.values()].filter(({ url }) => /^(?:https?|wss?):/.test(url))
  return {
    bytesOf: (type) =>
      all().reduce((sum, request) => sum + (request.type === type ? (request.bytes ?? 0) : 0), 0),
    isIdle: () => all().every(({ type, bytes }) => type === 'EventSource' || bytes !== null),
    foreign: (origin) =>
      all()
        .map(({ url }) => url)
        .filter((url) => new URL(url).origin !== origin),
  }
}
