import { route, type Route } from '#server/web/http/route.ts'
import { staffPolicy } from '#server/web/policies/staff-policy.ts'
import { addAbsence, listAbsences, removeAbsence } from './absences.ts'
import { listStaff } from './list-staff.ts'
import {
  absenceBody,
  absenceListSchema,
  absenceSchema,
  idParams,
  staffChoicesSchema,
  staffQuery,
} from './schema.ts'

export const staffRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/staff',
    reads: 'nobody',
    access: staffPolicy.listAbsences,
    query: staffQuery,
    response: staffChoicesSchema,
    handle: async ({ deps, query, actor }) => ({ items: await listStaff(deps, query, actor) }),
  }),
  route({
    method: 'get',
    path: '/api/absences',
    reads: 'nobody',
    access: staffPolicy.listAbsences,
    response: absenceListSchema,
    handle: async ({ deps, actor }) => ({ items: await listAbsences(deps, actor) }),
  }),
  route({
    method: 'post',
    path: '/api/absences',
    access: staffPolicy.listAbsences,
    body: absenceBody,
    response: absenceSchema,
    status: 201,
    handle: ({ deps, body, actor }) => addAbsence(deps, body, actor),
  }),
  route({
    method: 'delete',
    path: '/api/absences/:id',
    access: staffPolicy.listAbsences,
    params: idParams,
    response: 'none',
    handle: ({ deps, params, actor }) => removeAbsence(deps, params.id, actor),
  }),
]
