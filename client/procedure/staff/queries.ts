import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { request } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import type { demoStaffSchema } from '#server/procedure/staff/schema.ts'

export type DemoStaff = z.infer<typeof demoStaffSchema>

export const demoStaffQuery = queryOptions({
  queryKey: ['demo-staff'],
  queryFn: ({ signal }) => request<DemoStaff>('/api/demo-staff', { signal }),
})

const ROLES: Record<string, () => string> = {
  caseworker: m.roleCaseworker,
  'customer-centre': m.roleCustomerCentre,
  'team-lead': m.roleTeamLead,
  'campaign-manager': m.roleCampaignManager,
  'process-owner': m.roleProcessOwner,
  manager: m.roleManager,
  'privacy-officer': m.rolePrivacyOfficer,
  'system-admin': m.roleSystemAdmin,
}

export const roleNames = (roles: string[]): string =>
  roles.map((role) => ROLES[role]?.() ?? role).join(', ')
