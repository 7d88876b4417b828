import { z } from 'zod'
import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { route, type RawBody, type Route } from '#server/web/http/route.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { keepScan } from './keep-scan.ts'
import { listDocuments } from './list-documents.ts'
import { readPaper } from './read-paper.ts'
import { readScan } from './read-scan.ts'
import { documentListSchema, keptSchema, outcomeBody, paperParams, scanQuery } from './schema.ts'
import { settlePaper } from './settle-paper.ts'

const params = z.strictObject({ id: z.uuid() })
/** Whatever the sender says it is: the bytes tell. */
const scanBytes: RawBody = { contentType: 'application/octet-stream', limitBytes: 10 * 1024 * 1024 }
const mayScan = (actor: Actor): boolean =>
  casePolicy.list(actor) || hasRole(actor, 'customer-centre')

/** Papers of a case: printed at the desk, scanned in. */
export const documentRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/cases/:id/documents',
    reads: 'documents',
    access: casePolicy.list,
    params,
    response: documentListSchema,
    handle: ({ deps, params: { id }, actor }) => listDocuments(deps, id, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id/papers/:kind/pdf',
    reads: 'document',
    access: casePolicy.list,
    params: paperParams,
    response: 'pdf',
    handle: ({ deps, params: { id, kind }, actor }) => readPaper(deps, { caseId: id, kind }, actor),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/papers/:kind/outcome',
    access: casePolicy.list,
    params: paperParams,
    body: outcomeBody,
    response: documentListSchema,
    handle: async ({ deps, params: { id, kind }, body: { outcome }, actor }) => {
      await settlePaper(deps, { caseId: id, kind, outcome }, actor)
      return await listDocuments(deps, id, actor)
    },
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/scans',
    access: mayScan,
    params,
    query: scanQuery,
    body: scanBytes,
    response: keptSchema,
    status: 201,
    handle: ({ deps, params: { id }, query: { kind }, body, actor, req }) =>
      keepScan(
        deps,
        { caseId: id, kind, rawName: nameOf(req.get('X-File-Name')), content: body },
        actor,
      ),
  }),
  route({
    method: 'get',
    path: '/api/scans/:id/file',
    reads: 'document',
    access: casePolicy.list,
    params,
    response: 'handled',
    handle: ({ deps, params: { id }, actor, res }) => readScan(deps, id, { actor, res }),
  }),
]

/** The name travels percent-encoded in a header: an address holds no words of people. */
function nameOf(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return ''
  }
}
