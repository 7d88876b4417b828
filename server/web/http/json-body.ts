import { AppError } from '#server/base/errors.ts'

const MAX_DEPTH = 32
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const refusal = (de: string, en: string): AppError =>
  new AppError({ code: 'BAD_JSON', status: 400, sentence: { de, en } })

/**
 * Reads a JSON body from its bytes. Refused: what is not UTF-8 or not JSON, a key given twice, keys
 * that reach for prototypes, nesting beyond 32 levels, NUL characters and lone surrogates
 * (PostgreSQL takes neither).
 * @throws AppError BAD_JSON
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  const value = parse(text)
  refuseBadKeys(text)
  refuseBadText(value)
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('Die Anfrage ist kein gültiges JSON.', 'The request is not valid JSON.')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refusal(
      'Die Anfrage ist nicht in UTF-8 geschrieben.',
      'The request is not written in UTF-8.',
    )
  }
}

/**
 * Looks at the keys as written, since JSON.parse drops the doubles. The text must be valid JSON: an
 * open string would cost quadratic time.
 */
function refuseBadKeys(text: string): void {
  const scopes: (Set<string> | null)[] = []
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs
  for (const [found, colon] of text.matchAll(token)) {
    if (found === '{' || found === '[') scopes.push(found === '{' ? new Set() : null)
    else if (found === '}' || found === ']') scopes.pop()
    else if (colon) noteKey(scopes.at(-1) ?? null, found.slice(0, -colon.length))
    if (scopes.length > MAX_DEPTH)
      throw refusal('Die Anfrage ist zu tief geschachtelt.', 'The request is nested too deeply.')
  }
}

function noteKey(scope: Set<string> | null, quoted: string): void {
  const key = JSON.parse(quoted) as string
  if (FORBIDDEN_KEYS.has(key) || scope?.has(key))
    throw refusal(
      'Die Anfrage enthält ein Feld doppelt oder mit verbotenem Namen.',
      'The request has a field twice or with a forbidden name.',
    )
  scope?.add(key)
}

/** @throws AppError BAD_JSON for text that the database cannot keep. */
export function refuseBadText(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed()))
    throw refusal(
      'Ein Text enthält unzulässige Zeichen.',
      'A text contains characters that are not allowed.',
    )
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    refuseBadText(key)
    refuseBadText(inner)
  }
}
