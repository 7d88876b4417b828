import type { Sentence } from '#server/base/errors.ts'

/**
 * Words for every code that a timeline may hold; handed down from the list that names every noun.
 */
export type EventTexts = Readonly<Record<string, Sentence>>
