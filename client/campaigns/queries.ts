import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type { TaskRow } from '#server/tasks/schema.ts'

export type CampaignStatus = 'preparing' | 'importing' | 'checking' | 'approving' | 'sending' | 'running' | 'stopping' | 'ended'
export type CampaignRow = { id: string; name: string; status: CampaignStatus; statusText: string; statusTextEn: string; createdAt: string; invited: number; answered: number; campaignEndsOn: string | null }

export type Progress = {
  invitations: number
  letters: { open: number; queued: number; posted: number; returned: number; cancelled: number; held: number }
  answers: { accepted: number; declined: number; question: number; later: number; none: number; contactForbidden: number; notEligible: number; unreachable: number }
  open: number
}

export type Campaign = Omit<CampaignRow, 'invited' | 'answered'> & {
  taskKey: string | null
  tasks: TaskRow[]
  import: { fileName: string; counts: ImportCounts } | null
  progress: Progress
  sending: { done: number; total: number } | null
  weeks: { weekStart: string; answers: number }[]
  abilities: { upload: boolean; decide: boolean; submitPrepare: boolean; stop: boolean; approve: boolean }
}

export type ImportCounts = { rows: number; valid: number; faulty: number; duplicates: number; excluded: number; known: number; toImport: number }
export type DuplicateRow = { rowId: string; line: number; reference: string; name: string; address: string; known: boolean }
export type Duplicate = { kind: 'same-number' | 'same-person'; rows: DuplicateRow[]; decision: 'keep-first' | 'keep-all' | null }
export type ExclusionReason = 'deceased' | 'moved' | 'no-address' | 'blocking-notice' | 'other-help' | 'guardian'
export type Exclusion = { rowId: string; line: number; reference: string; name: string; reason: ExclusionReason; reasonText: string; proposed: boolean; exclude: boolean | null }

export type ImportPreview = {
  fileName: string | null
  encoding: string | null
  delimiter: string | null
  counts: ImportCounts
  columnsStored: string[]
  columnsLeftOut: string[]
  problems: { line: number; column: string; message: string }[]
  duplicates: Duplicate[]
  exclusions: Exclusion[]
}

export const campaignListQuery = queryOptions({ queryKey: ['campaigns', 'list'], queryFn: ({ signal }) => request<{ items: CampaignRow[] }>('/api/campaigns', { signal }) })

const WATCH_MS = 2_000

/** While letters are prepared the numbers are asked for again and again: progress is not worth a live event per letter. */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: ({ signal }) => request<Campaign>(`/api/campaigns/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.sending ? WATCH_MS : false),
  })

export const recipientsQuery = (id: string) => queryOptions({ queryKey: ['campaigns', 'recipients', id], queryFn: ({ signal }) => request<ImportPreview>(`/api/campaigns/${id}/recipients`, { signal }) })

export const createCampaign = (name: string) => request<Campaign>('/api/campaigns', { method: 'POST', body: { name } })
export const startSample = () => request<{ campaignId: string }>('/api/start/sample', { method: 'POST' })
export const stopCampaign = (id: string) => request<Campaign>(`/api/campaigns/${id}/stop`, { method: 'POST' })
export const uploadRecipients = (id: string, csv: Blob) => request<ImportPreview>(`/api/campaigns/${id}/recipients`, { method: 'POST', csv })
export const uploadSample = (id: string) => request<ImportPreview>(`/api/campaigns/${id}/recipients/sample`, { method: 'POST' })
export const removeRecipients = (id: string) => request<ImportPreview>(`/api/campaigns/${id}/recipients`, { method: 'DELETE' })
export const decideRow = (id: string, rowId: string, include: boolean) => request<ImportPreview>(`/api/campaigns/${id}/recipients/${rowId}`, { method: 'PUT', body: { include } })

export type ImportedExclusion = { rowId: string; reference: string; name: string; reason: ExclusionReason; reasonText: string; exclude: boolean }
export const exclusionsQuery = (id: string) => queryOptions({ queryKey: ['campaigns', 'exclusions', id], queryFn: ({ signal }) => request<{ items: ImportedExclusion[] }>(`/api/campaigns/${id}/exclusions`, { signal }) })
export const decideExclusion = (id: string, { rowId, exclude, reason }: Pick<ImportedExclusion, 'rowId' | 'exclude' | 'reason'>) =>
  request<unknown>(`/api/campaigns/${id}/exclusions/${rowId}`, { method: 'PUT', body: { exclude, reason } })
