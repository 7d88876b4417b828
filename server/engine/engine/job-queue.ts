export type JobQueue = {
  /** Resolves when the work was done or left out because it waited too long. */
  add(work: () => Promise<void>): Promise<void>
  size(): number
}

/**
 * At most `concurrency` pieces of work at a time. What waited longer than `maxWaitMs` is left out:
 * its job is about to time out and will be handed out again, maybe elsewhere.
 */
export function createJobQueue(concurrency: number, maxWaitMs: number): JobQueue {
  const waiting: (() => void)[] = []
  let running = 0
  let size = 0

  const turn = (): Promise<void> | void => {
    if (running < concurrency) running++
    else return new Promise((resolve) => waiting.push(resolve))
  }
  const next = () => {
    const first = waiting.shift()
    if (first) first()
    else running--
  }
  return {
    size: () => size,
    async add(work) {
      const since = performance.now()
      size++
      await turn()
      try {
        if (performance.now() - since <= maxWaitMs) await work()
      } finally {
        size--
        next()
      }
    },
  }
}
