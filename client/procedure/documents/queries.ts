import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type {
  CaseDocuments,
  PaperKind,
  PaperOutcome,
  ScanKind,
} from '#server/procedure/documents/schema.ts'

export const documentsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'documents', caseId],
    queryFn: ({ signal }) => request<CaseDocuments>(`/api/cases/${caseId}/documents`, { signal }),
  })

export const settlePaper = (caseId: string, kind: PaperKind, outcome: PaperOutcome) =>
  request<CaseDocuments>(`/api/cases/${caseId}/papers/${kind}/outcome`, {
    method: 'POST',
    body: { outcome },
  })

export const keepScan = (caseId: string, { kind, file }: { kind: ScanKind; file: File }) =>
  request<{ id: string; sha256: string }>(`/api/cases/${caseId}/scans?kind=${kind}`, {
    method: 'POST',
    file,
  })
