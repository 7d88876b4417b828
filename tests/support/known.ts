/** The value; fails where there is none. */
export function known<T>(value: T | null | undefined, what = 'a value'): T {
  if (value === null || value === undefined) throw new Error(`${what} is missing`)
  return value
}

/** The first of a list; fails where it is empty. */
export const first = <T>(list: readonly T[]): T => known(list[0], 'the first of the list')
