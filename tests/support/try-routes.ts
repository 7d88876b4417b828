import { z } from 'zod'
import { conflict, notFound } from '#server/base/errors.ts'
import { csvBytes, route, type Route } from '#server/web/http/route.ts'

const thing = z.object({ id: z.string(), name: z.string() })

/** One route of each shape that `route()` knows, with a harmless use case. */
export const tryRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/try/:id',
    access: 'signed-in',
    params: z.object({ id: z.uuid() }),
    body: z.object({ name: z.string().max(40) }),
    response: thing,
    handle: ({ params, body }) => ({ ...params, ...body }),
  }),
  route({
    method: 'get',
    path: '/api/try/list',
    reads: 'nobody',
    access: 'signed-in',
    query: z.object({ view: z.enum(['mine', 'all']) }),
    response: z.object({ view: z.string() }),
    handle: ({ query }) => query,
  }),
  route({
    method: 'post',
    path: '/api/try-empty',
    access: 'signed-in',
    response: 'none',
    handle: () => {},
  }),
  route({
    method: 'post',
    path: '/api/try-bytes',
    access: 'signed-in',
    body: csvBytes,
    response: z.object({ size: z.number() }),
    handle: ({ body }) => ({ size: body.byteLength }),
  }),
  route({
    method: 'get',
    path: '/api/try-pdf',
    reads: 'nobody',
    access: 'signed-in',
    response: 'pdf',
    handle: () => ({ file: Buffer.from('%PDF-1.7'), fileName: 'Brief "1"\r\nX: y.pdf' }),
  }),
  route({
    method: 'get',
    path: '/api/try-foreign/:id',
    reads: 'nobody',
    access: 'signed-in',
    params: z.object({ id: z.string() }),
    response: 'none',
    handle: () => Promise.reject(notFound()),
  }),
  route({
    method: 'get',
    path: '/api/try-lead',
    reads: 'nobody',
    access: (actor) => actor.roles.includes('team-lead'),
    response: 'none',
    handle: () => {},
  }),
  route({
    method: 'get',
    path: '/api/try-conflict',
    reads: 'nobody',
    access: 'signed-in',
    response: 'none',
    handle: () =>
      Promise.reject(
        conflict('TASK_TAKEN', { de: 'Schon vergeben.', en: 'Already taken.' }, { holder: 'x' }),
      ),
  }),
  route({
    method: 'get',
    path: '/api/try-broken',
    reads: 'nobody',
    access: 'signed-in',
    response: 'none',
    handle: () => Promise.reject(new Error('Our own sentence.')),
  }),
  route({
    method: 'get',
    path: '/api/try-surplus',
    reads: 'nobody',
    access: 'signed-in',
    response: thing,
    handle: () => ({ id: '1', name: 'x', diedOn: '2026-01-01' }),
  }),
]
