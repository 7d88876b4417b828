import { z } from 'zod'
import { route, type Route } from '#server/web/http/route.ts'
import { letterPolicy, printRunPolicy } from '#server/web/policies/letter-policy.ts'
import { cancelLetter } from './cancel-letter.ts'
import { createRun, reprintLetter } from './create-run.ts'
import { demandListed, listLetters, presentLetter } from './list-letters.ts'
import { postRun, repeatRun } from './post-run.ts'
import { readLetterPdf } from './read-letter-pdf.ts'
import { listRuns, readRun, readRunPdf } from './read-run.ts'
import {
  createRunBody,
  letterListQuery,
  letterListSchema,
  letterSchema,
  postingBody,
  printRunListSchema,
  printRunSchema,
} from './schema.ts'

const params = z.strictObject({ id: z.uuid() })
const access = printRunPolicy.read
const response = printRunSchema

/** The print room. */
export const printRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/letters',
    reads: 'letters',
    access: letterPolicy.usePrintRoom,
    query: letterListQuery,
    response: letterListSchema,
    handle: ({ deps, query, actor }) => listLetters(deps, query, actor),
  }),
  route({
    method: 'get',
    path: '/api/letters/:id/pdf',
    reads: 'letter',
    access: 'signed-in',
    params,
    response: 'pdf',
    handle: ({ deps, params: { id }, actor }) => readLetterPdf(deps, id, actor),
  }),
  route({
    method: 'post',
    path: '/api/letters/:id/cancellation',
    access: letterPolicy.cancel,
    params,
    response: letterSchema,
    handle: async ({ deps, params: { id }, actor }) => {
      await demandListed(deps, id, actor)
      await cancelLetter(deps, id, actor)
      return presentLetter(await demandListed(deps, id, actor), actor)
    },
  }),
  route({
    method: 'post',
    path: '/api/letters/:id/reprint',
    access: letterPolicy.reprint,
    params,
    response,
    handle: async ({ deps, params: { id }, actor }) => {
      await demandListed(deps, id, actor)
      return await readRun(deps, await reprintLetter(deps, id, actor))
    },
  }),
  route({
    method: 'get',
    path: '/api/print-runs',
    reads: 'letters',
    access,
    response: printRunListSchema,
    handle: async ({ deps }) => ({ items: await listRuns(deps) }),
  }),
  route({
    method: 'post',
    path: '/api/print-runs',
    access: printRunPolicy.create,
    body: createRunBody,
    response,
    handle: async ({ deps, body, actor }) =>
      await readRun(deps, await createRun(deps, body.letterIds, actor)),
  }),
  route({
    method: 'get',
    path: '/api/print-runs/:id',
    reads: 'letters',
    access,
    params,
    response,
    handle: ({ deps, params: { id } }) => readRun(deps, id),
  }),
  route({
    method: 'get',
    path: '/api/print-runs/:id/pdf',
    reads: 'letter',
    access: printRunPolicy.download,
    params,
    response: 'pdf',
    handle: ({ deps, params: { id } }) => readRunPdf(deps, id),
  }),
  route({
    method: 'post',
    path: '/api/print-runs/:id/posting',
    access: printRunPolicy.post,
    params,
    body: postingBody,
    response,
    handle: async ({ deps, params: { id }, body, actor }) => {
      await postRun(deps, { id, ...body }, actor)
      return await readRun(deps, id)
    },
  }),
  route({
    method: 'post',
    path: '/api/print-runs/:id/repeat',
    access: printRunPolicy.repeat,
    params,
    response,
    handle: async ({ deps, params: { id }, actor }) => {
      await repeatRun(deps, id, actor)
      return await readRun(deps, id)
    },
  }),
]
