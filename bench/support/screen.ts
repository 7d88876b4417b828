import { nextSchema } from '#server/procedure/tasks/schema.ts'
import type { Send } from '#tests/support/application.ts'

export type Screen = {
  /** Resolves when the case's task after this one has been read. */
  nextOf(caseId: string, after: string): Promise<void>
  close(): void
}

/** What the page does: hears the live event, asks for the next task of the case, reads it. */
export async function openScreen(url: string, send: Send): Promise<Screen> {
  const abort = new AbortController()
  const { signal } = abort
  const live = await fetch(`${url}/api/live`, { headers: { cookie: send.cookie }, signal })
  let wake = () => {}
  const hear = async (): Promise<void> => {
    for await (const chunk of live.body?.pipeThrough(new TextDecoderStream()) ?? [])
      if (chunk.includes('tasks')) wake()
  }
  void hear().catch(() => {}) // closed
  return {
    async nextOf(caseId, after) {
      for (;;) {
        const heard = new Promise<void>((resolve) => (wake = resolve))
        const next = await send(`/api/tasks/next?subject=case:${caseId}&after=${after}`)
        const { key } = nextSchema.parse(next)
        if (key) return void (await send(`/api/tasks/${key}`))
        await heard
      }
    },
    close: () => abort.abort(),
  }
}
