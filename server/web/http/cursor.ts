import { invalid } from '#server/base/errors.ts'

/**
 * Where a page of a list ended: what the list is sorted by, and the id that decides between equals.
 */
export type Cursor = { at: string; id: string }

export const INSTANT = /^\d{4,}-\d\d-\d\dT[\d:.]+Z$/
export const KEY = /^\d{1,19}$/
export const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
export const TEXT = /^[^\0]*$/

/** The cursor as one opaque word for an address. */
export const writeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** @throws AppError INVALID where the word is not one of ours, or of another list */
export function readCursor(word: string, shape: { at: RegExp; id: RegExp }): Cursor {
  const [at, id] = partsOf(word)
  if (typeof at === 'string' && typeof id === 'string' && shape.at.test(at) && shape.id.test(id))
    return { at, id }
  throw invalid([
    { path: 'cursor', message: { de: 'Laden Sie die Liste neu.', en: 'Load the list again.' } },
  ])
}

function partsOf(word: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(word, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
