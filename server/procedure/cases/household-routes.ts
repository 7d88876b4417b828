import { z } from 'zod'
import { route, type Route } from '#server/web/http/route.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { changeHousehold } from './change-household.ts'
import { householdBody, householdSchema } from './household-schema.ts'
import { readHousehold } from './read-household.ts'

const params = z.strictObject({ id: z.uuid() })
const path = '/api/cases/:id/household'
const access = casePolicy.list
const response = householdSchema

/** The household of a case: known once the person takes part. */
export const householdRoutes: Route[] = [
  route({
    method: 'get',
    path,
    reads: 'case',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) => readHousehold(deps, id, actor),
  }),
  route({
    method: 'put',
    path,
    reads: 'case',
    access,
    params,
    body: householdBody,
    response,
    handle: async ({ deps, params: { id }, body, actor }) => {
      await changeHousehold(deps, { id, change: body }, actor)
      return await readHousehold(deps, id, actor)
    },
  }),
]
