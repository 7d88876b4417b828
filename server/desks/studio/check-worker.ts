import { parentPort } from 'node:worker_threads'
import { checkBundle } from './check-bundle.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'

export type CheckReply = { isReady: true } | { findings: Finding[] } | { failed: true }

const reply = (message: CheckReply): void => parentPort!.postMessage(message)

parentPort!.on('message', (request: Parameters<typeof checkBundle>[0]) => {
  checkBundle(request)
    .then((findings) => reply({ findings }))
    .catch(() => reply({ failed: true }))
})
reply({ isReady: true })
