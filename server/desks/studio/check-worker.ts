import { answerAlone } from '#server/base/answer-alone.ts'
import { adoptDrawing, type Adopted } from './adopt-drawing.ts'
import { checkBundle } from './check-bundle.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import type { Known } from './rule.ts'

export type CheckRequest =
  | { kind: 'check'; drawing: Known & { xml: string } }
  | { kind: 'adopt'; file: { bytes: Uint8Array; process: string }; known: Known }
export type CheckReply = { findings: Finding[] } | { adopted: Adopted } | { failed: true }

answerAlone<CheckRequest, CheckReply>(async (request) => {
  try {
    return request.kind === 'check'
      ? { findings: await checkBundle(request.drawing) }
      : { adopted: await adoptAndCheck(request) }
  } catch {
    return { failed: true }
  }
})

async function adoptAndCheck({
  file,
  known,
}: Extract<CheckRequest, { kind: 'adopt' }>): Promise<Adopted> {
  const adopted = await adoptDrawing(file)
  if (adopted.xml === null) return adopted
  const findings = await checkBundle({ ...known, xml: adopted.xml })
  return { ...adopted, findings: [...adopted.findings, ...findings] }
}
