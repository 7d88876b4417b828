/** Stands for a thing of another program: `answer` says what each of its methods returns. */
export const standIn = <T extends object>(answer: (method: string, input: unknown) => unknown): T =>
  new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'then' ? undefined : (input: unknown) => answer(String(name), input),
    },
  ) as T

/** The parts of a thing that a test needs; what it did not name fails where it is touched. */
export const partOf = <T extends object>(parts: Partial<T>): T =>
  new Proxy(parts, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name)
      throw new Error(`the test has no ${String(name)}`)
    },
  }) as T
