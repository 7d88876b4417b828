import { extensionOf, type Moddle } from './read-drawing.ts'

export type Mapping = { source: string; target: string }

/** The named variables that go into an element or come out of it. */
export const mappingsOf = (
  element: Moddle,
  direction: 'inputParameters' | 'outputParameters',
): Mapping[] => (extensionOf(element, 'zeebe:IoMapping')?.[direction] ?? []) as Mapping[]
