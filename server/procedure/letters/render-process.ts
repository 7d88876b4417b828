import { forgetCompiled } from './compile.ts'
import type { PrintJob } from './print-run.ts'
import { renderRun } from './print-run.ts'

/** Messages to the render process and back; `id` ties an answer to its job. */
export type RenderOrder = { id: number; job: PrintJob }

process.on('message', ({ id, job }: RenderOrder) => {
  try {
    const rendered = renderRun(job, (progress) => process.send?.({ id, progress }))
    process.send?.({ id, rendered })
  } catch (error) {
    process.send?.({ id, failure: error instanceof Error ? error.message : String(error) })
  }
  forgetCompiled()
})
process.on('disconnect', () => process.exit(0))
