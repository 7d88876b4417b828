import { queryOptions } from '@tanstack/react-query'
import { pathWith, request } from '#client/api/request.ts'
import type {
  CampaignRow,
  CampaignView,
  HeadingMeaning,
  ImportPreview,
} from '#server/procedure/campaigns/schema.ts'

export type { CampaignRow, HeadingMeaning, ImportPreview }
export type Difference = ImportPreview['differences'][number]
export type Progress = CampaignView['progress']
export type Campaign = CampaignView
export type Duplicate = ImportPreview['duplicates'][number]
export type DuplicateRow = Duplicate['rows'][number] & { include?: boolean }
export type Exclusion = ImportPreview['exclusions'][number]
export type ImportedExclusion = {
  rowId: string
  reference: string
  name: string
  reason: string
  reasonText: string
  exclude: boolean
}

export const campaignListQuery = queryOptions({
  queryKey: ['campaigns', 'list'],
  queryFn: ({ signal }) => request<{ items: CampaignRow[] }>('/api/campaigns', { signal }),
})

const WATCH_MS = 2_000

/**
 * While letters are prepared the numbers are asked for again and again: progress is not worth a
 * live event per letter.
 */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: ({ signal }) => request<Campaign>(`/api/campaigns/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.sending ? WATCH_MS : false),
  })

export const readRecipients = (id: string) =>
  request<ImportPreview>(`/api/campaigns/${id}/recipients`)

export const recipientsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'recipients', id],
    queryFn: ({ signal }) => request<ImportPreview>(`/api/campaigns/${id}/recipients`, { signal }),
  })

export const createCampaign = (name: string) =>
  request<Campaign>('/api/campaigns', { method: 'POST', body: { name } })
export const startSample = () =>
  request<{ campaignId: string }>('/api/start/sample', { method: 'POST' })
export const stopCampaign = (id: string) =>
  request<Campaign>(`/api/campaigns/${id}/stop`, { method: 'POST' })
/** `encoding`: a person's own choice, where the file is in doubt. */
export const uploadRecipients = (id: string, csv: Blob, encoding?: string) =>
  request<ImportPreview>(pathWith(`/api/campaigns/${id}/recipients`, { encoding }), {
    method: 'POST',
    csv,
  })
export const rememberMeaning = (id: string, meaning: HeadingMeaning) =>
  request<void>(`/api/campaigns/${id}/headings`, { method: 'PUT', body: meaning })
export const decideDifference = (id: string, rowId: string, takeOver: boolean) =>
  request<ImportPreview>(`/api/campaigns/${id}/recipients/${rowId}`, {
    method: 'PUT',
    body: { takeOver },
  })
export const uploadSample = (id: string) =>
  request<ImportPreview>(`/api/campaigns/${id}/recipients/sample`, { method: 'POST' })
export const removeRecipients = (id: string) =>
  request<ImportPreview>(`/api/campaigns/${id}/recipients`, { method: 'DELETE' })
export const decideRow = (id: string, rowId: string, include: boolean) =>
  request<ImportPreview>(`/api/campaigns/${id}/recipients/${rowId}`, {
    method: 'PUT',
    body: { include },
  })

export const exclusionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'exclusions', id],
    queryFn: ({ signal }) =>
      request<{ items: ImportedExclusion[] }>(`/api/campaigns/${id}/exclusions`, { signal }),
  })
export const decideExclusion = (
  id: string,
  { rowId, exclude, reason }: Pick<ImportedExclusion, 'rowId' | 'exclude' | 'reason'>,
) =>
  request<unknown>(`/api/campaigns/${id}/exclusions/${rowId}`, {
    method: 'PUT',
    body: { exclude, reason },
  })
