import { createHash } from 'node:crypto'
import type { Deps } from '#server/base/deps.ts'

export type DecisionSource = { xml: string; checksum: string }

/**
 * The decision table in force: that of the newest deployment which contains it. A decision applies
 * to running cases, too, from their next call.
 */
export async function readDecision(deps: Deps, decisionId: string): Promise<DecisionSource> {
  const [row] = await deps.db.query<{ xml: string | null }>(
    `SELECT decisions->>$1 AS xml FROM deployment WHERE decisions ? $1
     ORDER BY deployed_at DESC, version DESC LIMIT 1`,
    [decisionId],
  )
  if (!row?.xml) throw new Error(`no deployed version contains the decision ${decisionId}`)
  return { xml: row.xml, checksum: createHash('sha256').update(row.xml).digest('hex') }
}
