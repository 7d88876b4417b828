import { z } from 'zod'
import { route, type Route } from '#server/web/http/route.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { personPolicy } from '#server/web/policies/person-policy.ts'
import { changeContact } from './change-contact.ts'
import { contactBody, personSchema } from './person-schema.ts'
import { readPerson } from './read-person.ts'
import { searchBody, searchSchema } from './search-schema.ts'
import { searchPeople } from './search.ts'
import { knownWalkInBody, walkInBody, walkInSchema } from './schema.ts'
import { takeInKnown, takeInWalkIn } from './walk-in.ts'

const params = z.strictObject({ id: z.uuid() })
const access = personPolicy.search

/** People: looked for, their contact data, and those who come by themselves. */
export const personRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/walk-ins',
    reads: 'search',
    access: invitationPolicy.recordWalkIn,
    body: walkInBody,
    response: walkInSchema,
    status: 201,
    handle: ({ deps, body, actor }) => takeInWalkIn(deps, body, actor),
  }),
  route({
    method: 'post',
    path: '/api/persons/:id/walk-in',
    reads: 'search',
    access: invitationPolicy.recordWalkIn,
    params,
    body: knownWalkInBody,
    response: walkInSchema,
    status: 201,
    handle: ({ deps, params: { id }, body, actor }) =>
      takeInKnown(deps, { personId: id, ...body }, actor),
  }),
  route({
    method: 'post',
    path: '/api/search',
    reads: 'search',
    access,
    body: searchBody,
    response: searchSchema,
    handle: ({ deps, body, actor }) => searchPeople(deps, body.text, actor),
  }),
  route({
    method: 'get',
    path: '/api/persons/:id',
    reads: 'person',
    access,
    params,
    response: personSchema,
    handle: ({ deps, params: { id }, actor }) => readPerson(deps, id, actor),
  }),
  route({
    method: 'put',
    path: '/api/persons/:id/contact',
    access,
    params,
    body: contactBody,
    response: personSchema,
    handle: async ({ deps, params: { id }, body, actor }) => {
      await changeContact(deps, { id, contact: body }, actor)
      return await readPerson(deps, id, actor)
    },
  }),
]
