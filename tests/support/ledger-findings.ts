import { printLedger, runLedger } from '#server/desks/ledger/run-ledger.ts'
import type { TestApplication } from './application.ts'
import { quiet } from './quiet.ts'

/** What the ledger finds once everything is quiet; empty where engine and rows agree. */
export async function ledgerFindings(app: TestApplication): Promise<string> {
  await quiet(app.application.deps)
  const lines = await runLedger(app.postgres.ownerUrl)
  return printLedger(lines.filter(({ differences }) => differences > 0))
}
