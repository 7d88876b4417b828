import { queryOptions } from '@tanstack/react-query'
import type { Settings } from '#server/procedure/settings/schema.ts'
import { request } from '#client/api/request.ts'
import type {
  Comparison,
  DraftView,
  ForeignDrawing,
  Landscape,
  LetterSamples,
  ProcessPage,
  ProcessVersionView,
} from '#server/desks/studio/schema.ts'

export type {
  Comparison,
  DraftView,
  ForeignDrawing,
  Landscape,
  ProcessPage,
  ProcessVersionView,
  Settings,
}
export type LandscapeItem = Landscape['items'][number]
export type Version = ProcessPage['versions'][number]
export type Step = ProcessVersionView['steps'][number]
export type SettingItem = Settings['items'][number]
export type Finding = {
  rule: string
  elementId: string
  message: string
  messageEn: string
  severity: 'error' | 'warning'
}
type Own = { draft: DraftView | null }

/** The version that is in force. */
export function newestOf({ process, versions: [newest] }: ProcessPage): Version {
  if (!newest) throw new Error(`${process} has no version`)
  return newest
}

const WATCH_MS = 10_000
const of = (process: string) => `/api/processes/${process}`

export const landscapeQuery = queryOptions({
  queryKey: ['processes', 'all'],
  queryFn: ({ signal }) => request<Landscape>('/api/processes', { signal }),
  refetchInterval: WATCH_MS,
})
export const processQuery = (process: string) =>
  queryOptions({
    queryKey: ['processes', 'one', process],
    queryFn: ({ signal }) => request<ProcessPage>(of(process), { signal }),
  })
export const versionQuery = (process: string, id: string) =>
  queryOptions({
    queryKey: ['processes', 'version', process, id],
    queryFn: ({ signal }) =>
      request<ProcessVersionView>(`${of(process)}/versions/${id}`, { signal }),
    refetchInterval: WATCH_MS,
  })
export const comparisonQuery = (process: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['processes', 'comparison', process, from, to],
    queryFn: ({ signal }) =>
      request<Comparison>(`${of(process)}/comparison?from=${from}&to=${to}`, { signal }),
  })
export const ownDraftQuery = (process: string) =>
  queryOptions({
    queryKey: ['processes', 'draft', process],
    queryFn: ({ signal }) => request<Own>(`${of(process)}/draft`, { signal }),
    staleTime: 0,
  })
export const draftQuery = (process: string, authorId: string) =>
  queryOptions({
    queryKey: ['processes', 'drafts', process, authorId],
    queryFn: ({ signal }) => request<DraftView>(`${of(process)}/drafts/${authorId}`, { signal }),
    staleTime: 0,
  })
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => request<Settings>('/api/settings', { signal }),
})

export const lettersQuery = queryOptions({
  queryKey: ['letter-samples'],
  queryFn: ({ signal }) => request<LetterSamples>('/api/letter-samples', { signal }),
  staleTime: Infinity,
})

export const beginDraft = (process: string, body: { from: string; replace?: boolean }) =>
  request<Own>(`${of(process)}/draft`, { method: 'POST', body })
export const saveDrawing = (
  process: string,
  { xml, revision }: { xml: string; revision: number },
) => request<Own>(`${of(process)}/draft?revision=${revision}`, { method: 'PUT', xml })
export const saveForm = (
  process: string,
  { id, ...body }: { id: string; revision: number; form: unknown },
) => request<Own>(`${of(process)}/draft/forms/${id}`, { method: 'PUT', body })
export const rebaseDraft = (process: string, revision: number) =>
  request<Own>(`${of(process)}/draft/base`, { method: 'POST', body: { revision } })
export const keepOwn = (process: string) =>
  request<ProcessPage>(`${of(process)}/kept`, { method: 'PUT' })
export const dropDraft = (process: string) =>
  request<void>(`${of(process)}/draft`, { method: 'DELETE' })
export const checkDrawing = (process: string, xml: string) =>
  request<{ findings: Finding[] }>(`${of(process)}/check`, { method: 'POST', xml })
export const readForeign = (process: string, xml: Blob) =>
  request<ForeignDrawing>(`${of(process)}/foreign`, { method: 'POST', xml })
export const submitDraft = (process: string, body: { revision: number; reason: string }) =>
  request<Own>(`${of(process)}/draft/submission`, { method: 'POST', body })
export const returnDraft = (process: string, authorId: string, revision: number) =>
  request<void>(`${of(process)}/drafts/${authorId}/return`, { method: 'POST', body: { revision } })
export const releaseDraft = (process: string, authorId: string, revision: number) =>
  request<{ version: number }>(`${of(process)}/drafts/${authorId}/release`, {
    method: 'POST',
    body: { revision },
  })
export const changeSetting = (key: string, body: { amount: number; was: number; reason: string }) =>
  request<Settings>(`/api/settings/${key}`, { method: 'PUT', body })
