/** Bodies of about so many bytes that a careless reader looks through again and again; none is valid. */
export const awkwardBodies: { name: string; text(bytes: number): string }[] = [
  { name: 'an open string', text: (bytes) => '"\\'.repeat(bytes / 3) },
  {
    name: 'deep nesting',
    text: (bytes) => `${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`,
  },
  {
    name: 'many keys, one of them twice',
    text: (bytes) => `{${list(bytes / 12, (n) => `"k${n}":1`)},"k7":2}`,
  },
  {
    name: 'keys far from their colons',
    text: (bytes) => `{${list(100, (n) => `"k${n}"${' '.repeat(bytes / 120)}:1`)},"k7":2}`,
  },
]

const list = (length: number, write: (n: number) => string): string =>
  Array.from({ length }, (_, n) => write(n)).join()
