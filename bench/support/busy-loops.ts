import { Worker } from 'node:worker_threads'

const LOOP = 'for (;;);'

/** Threads that do nothing as fast as they can; they end with this process at the latest. */
export function startBusyLoops(count: number): { stop(): Promise<void> } {
  const loops = Array.from({ length: count }, () => new Worker(LOOP, { eval: true }))
  for (const loop of loops) loop.unref()
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.terminate()))) }
}
