import { EngineUnavailable, fromStatus } from './errors.ts'

const DEADLINE_MS = 10_000

export type RestRequest = { url: string; method?: string; body?: unknown }

/**
 * One REST call to the engine; null where it answers "not found".
 * @throws EngineUnavailable when it does not answer in ten seconds or is overloaded, EngineRefused
 * for every other refusal.
 */
export async function callRest({
  url,
  method = 'GET',
  body,
}: RestRequest): Promise<{ body: unknown } | null> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(DEADLINE_MS),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => {
    throw new EngineUnavailable('NO_ANSWER')
  })
  const text = await answer.text().catch(() => '')
  if (answer.status === 404) return null
  if (!answer.ok) throw fromStatus(answer.status, detailOf(text))
  return { body: bodyOf(text) }
}

/** An answer that broke off is no answer. */
function bodyOf(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    throw new EngineUnavailable('NO_ANSWER')
  }
}

function detailOf(text: string): string {
  try {
    const problem = JSON.parse(text) as { detail?: unknown }
    return typeof problem.detail === 'string' ? problem.detail : ''
  } catch {
    return ''
  }
}
