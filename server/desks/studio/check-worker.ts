import { answerAlone } from '#server/base/answer-alone.ts'
import { checkBundle } from './check-bundle.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'

export type CheckRequest = Parameters<typeof checkBundle>[0]
export type CheckReply = { findings: Finding[] } | { failed: true }

answerAlone<CheckRequest, CheckReply>(async (request) => {
  try {
    return { findings: await checkBundle(request) }
  } catch {
    return { failed: true }
  }
})
