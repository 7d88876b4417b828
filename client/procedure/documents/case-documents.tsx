import './documents.css'
import { useQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { formatDay, formatNumber } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import type { ScanKind, ScanView } from '#server/procedure/documents/schema.ts'
import { documentsQuery } from './queries.ts'
import { Paper } from './paper.tsx'
import { ScanBox } from './scan-box.tsx'

const KINDS: Record<ScanKind, () => string> = {
  'signed-plan': m.scanSignedPlan,
  consent: m.scanConsent,
  other: m.scanOther,
}
const KILOBYTE = 1000

/** What can be printed for the desk, and what was signed and scanned. */
export function CaseDocuments({ caseId }: { caseId: string }) {
  const found = useQuery(documentsQuery(caseId))
  if (found.error) return <Problem error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Busy />
  const { papers, scans, canScanIn } = found.data
  return (
    <>
      <section className="u-card documents" aria-labelledby="papers">
        <h2 id="papers">{m.papers()}</h2>
        <p className="u-muted u-small">{m.papersHint()}</p>
        <ul>
          {papers.map((paper) => (
            <Paper key={paper.kind} caseId={caseId} paper={paper} />
          ))}
        </ul>
      </section>
      <section className="u-card documents" aria-labelledby="scans">
        <h2 id="scans">{m.scans()}</h2>
        {scans.length === 0 && <p className="u-muted">{m.noScans()}</p>}
        <ul>
          {scans.map((scan) => (
            <Scan key={scan.id} scan={scan} />
          ))}
        </ul>
        {canScanIn && (
          <div className="documents-boxes">
            <ScanBox caseId={caseId} kind="signed-plan" title={m.scanSignedPlan()} />
            <ScanBox caseId={caseId} kind="consent" title={m.scanConsent()} />
            <ScanBox caseId={caseId} kind="other" title={m.scanOther()} />
          </div>
        )}
      </section>
    </>
  )
}

function Scan({ scan: { id, kind, name, size, at, by, sha256 } }: { scan: ScanView }) {
  return (
    <li>
      <Icon name="description" />
      <div>
        <a href={`/api/scans/${id}/file`} download>
          {KINDS[kind]()}
        </a>
        <p className="u-small u-muted">
          {m.scanAbout({
            name,
            size: formatNumber(Math.ceil(size / KILOBYTE)),
            day: formatDay(at),
            by,
          })}
        </p>
        <p className="u-small u-muted documents-digest" title={sha256}>
          {m.scanDigest({ digest: sha256.slice(0, 16) })}
        </p>
      </div>
    </li>
  )
}
