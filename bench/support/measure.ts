/** The value that 95 of 100 stay below, rounded to a hundredth. */
export function p95(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(2))
}

/** A line for the person who waits; the last line of the output stays JSON. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)
