import { route, type Route } from '#server/web/http/route.ts'
import type { FormUseCases } from '#server/procedure/tasks/form-use-case.ts'
import { staffPolicy } from '#server/web/policies/staff-policy.ts'
import { confirmAssignments } from './confirm-many.ts'
import { handOver, proposeHandover } from './hand-over.ts'
import { readTeam } from './read-team.ts'
import {
  assignmentsBody,
  assignmentsSchema,
  handoverBody,
  handoverSchema,
  proposalQuery,
  proposalSchema,
  teamSchema,
} from './schema.ts'

const access = staffPolicy.leadTeam

/** The team lead's page: who is there, what is to be assigned, and handing cases over. */
export const teamRoutes = (forms: FormUseCases): Route[] => [
  route({
    method: 'get',
    path: '/api/team',
    reads: 'team',
    access,
    response: teamSchema,
    handle: ({ deps, actor }) => readTeam(deps, actor),
  }),
  route({
    method: 'post',
    path: '/api/team/assignments',
    access,
    body: assignmentsBody,
    response: assignmentsSchema,
    handle: ({ deps, body, actor }) => confirmAssignments({ deps, forms }, body, actor),
  }),
  route({
    method: 'get',
    path: '/api/team/handover',
    reads: 'team',
    access,
    query: proposalQuery,
    response: proposalSchema,
    handle: ({ deps, query, actor }) => proposeHandover(deps, query, actor),
  }),
  route({
    method: 'post',
    path: '/api/team/handover',
    access,
    body: handoverBody,
    response: handoverSchema,
    handle: ({ deps, body, actor }) => handOver(deps, body, actor),
  }),
]
