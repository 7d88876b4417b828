import { queryOptions } from '@tanstack/react-query'
import { request } from '#client/api/request.ts'
import type { Attainment, PlanList, PlanVersion } from '#server/procedure/plans/plan-schema.ts'

export type { Attainment, PlanList, PlanVersion }

export const plansQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'plans', caseId],
    queryFn: ({ signal }) => request<PlanList>(`/api/cases/${caseId}/plans`, { signal }),
  })
