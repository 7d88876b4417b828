import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import type { Household, HouseholdChange } from '#server/procedure/cases/household-schema.ts'
import type { Contact, PersonDetail } from '#server/procedure/persons/person-schema.ts'
import type { Hit, searchSchema } from '#server/procedure/persons/search-schema.ts'

export type { Contact, Hit, Household, HouseholdChange, PersonDetail }

/** Sent as a body: names stay out of addresses and logs. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) =>
      request<z.infer<typeof searchSchema>>('/api/search', {
        method: 'POST',
        body: { text },
        signal,
      }),
    enabled: text.trim().length > 1,
    gcTime: 0,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['persons', id],
    queryFn: ({ signal }) => request<PersonDetail>(`/api/persons/${id}`, { signal }),
  })
export const changeContact = (id: string, contact: Contact) =>
  request<PersonDetail>(`/api/persons/${id}/contact`, { method: 'PUT', body: contact })

/** Kept with the case: each change of it is heard of as one of a case. */
export const householdQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'household', caseId],
    queryFn: ({ signal }) => request<Household>(`/api/cases/${caseId}/household`, { signal }),
  })
export const changeHousehold = (caseId: string, change: HouseholdChange) =>
  request<Household>(`/api/cases/${caseId}/household`, { method: 'PUT', body: change })
