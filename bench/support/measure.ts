import { performance } from 'node:perf_hooks'

/**
 * `--once`: one round on little data shows that the measure still runs; its figures say nothing.
 */
export const isOnce = process.argv.includes('--once')

/** The value that 95 of 100 stay below, rounded to a hundredth. */
export function p95(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return rounded(sorted[Math.floor(sorted.length * 0.95)] ?? 0)
}

export const rounded = (value: number): number => Number(value.toFixed(2))

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** A line for the person who waits; the last line of the output stays JSON. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** The figures, as the one line of the output. */
export const tell = (figures: Record<string, unknown>): void =>
  void process.stdout.write(`${JSON.stringify(figures)}\n`)
