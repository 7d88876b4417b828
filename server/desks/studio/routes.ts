import { route, type RawBody, type Route } from '#server/web/http/route.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { checkDraft, readForeign } from './check-draft.ts'
import { compareVersions } from './compare-versions.ts'
import { getDraft } from './find-draft.ts'
import { beginDraft, dropDraft, rebaseDraft, saveDrawing, saveForm } from './keep-draft.ts'
import type { StudioPorts } from '#server/procedure/deployments/ports.ts'
import { presentDraft, readOwnDraft } from './present-draft.ts'
import { readLandscape } from './read-landscape.ts'
import { keepOwn } from './keep-own.ts'
import { readProcess, readVersion } from './read-process.ts'
import { releaseDraft, returnDraft, submitDraft } from './release-draft.ts'
import { listLetters, readSampleLetter } from './sample-letter.ts'
import * as schema from './schema.ts'
import { decodeFile } from '#server/procedure/deployments/decode-file.ts'
import { formsOf } from '#server/procedure/deployments/versions.ts'

/**
 * A drawing as a file; a little more than the check takes, so that it can say that the file is too
 * big.
 */
const bpmnBytes: RawBody = { contentType: 'application/xml', limitBytes: 1_200_000 }
const { read, write } = studioPolicy
const { processParams: params, ownDraftSchema, revisionBody, revisionQuery } = schema
const one = '/api/processes/:process'
const draft = `${one}/draft`
const others = `${one}/drafts/:authorId`

/** The process owner's desk: see what runs, draw, compare, release. */
export const studioRoutes = (ports: StudioPorts): Route[] => [
  ...readingRoutes,
  ...letterRoutes,
  ...draftRoutes,
  ...releaseRoutes(ports),
]

const readingRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/processes',
    reads: 'nobody',
    access: read,
    response: schema.landscapeSchema,
    handle: ({ deps, actor }) => readLandscape(deps, actor),
  }),
  route({
    method: 'get',
    path: one,
    reads: 'nobody',
    access: read,
    params,
    response: schema.processSchema,
    handle: ({ deps, params: { process }, actor }) => readProcess(deps, process, actor),
  }),
  route({
    method: 'get',
    path: `${one}/versions/:id`,
    reads: 'nobody',
    access: read,
    params: schema.versionParams,
    response: schema.versionSchema,
    handle: ({ deps, params: { process, id } }) => readVersion(deps, process, id),
  }),
  route({
    method: 'put',
    path: `${one}/kept`,
    access: write,
    params,
    response: schema.processSchema,
    handle: async ({ deps, params: { process }, actor }) => {
      await keepOwn(deps, process, actor)
      return await readProcess(deps, process, actor)
    },
  }),
  route({
    method: 'get',
    path: `${one}/comparison`,
    reads: 'nobody',
    access: read,
    params,
    query: schema.comparisonQuery,
    response: schema.comparisonSchema,
    handle: ({ deps, params: { process }, query, actor }) =>
      compareVersions(deps, { process, ...query }, actor),
  }),
]

const letterRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/letter-samples',
    reads: 'nobody',
    access: read,
    response: schema.letterListSchema,
    handle: listLetters,
  }),
  route({
    method: 'get',
    path: '/api/letter-samples/:documentType/pdf',
    reads: 'nobody',
    access: read,
    params: schema.letterParams,
    response: 'pdf',
    handle: ({ deps, params: { documentType } }) => readSampleLetter(deps, documentType),
  }),
]

const draftRoutes: Route[] = [
  route({
    method: 'get',
    path: draft,
    reads: 'nobody',
    access: write,
    params,
    response: ownDraftSchema,
    handle: ({ deps, params: { process }, actor }) => readOwnDraft(deps, process, actor),
  }),
  route({
    method: 'post',
    path: draft,
    access: write,
    params,
    body: schema.beginBody,
    response: ownDraftSchema,
    status: 201,
    handle: async ({ deps, params: { process }, body, actor }) => {
      await beginDraft(deps, { process, ...body }, actor)
      return await readOwnDraft(deps, process, actor)
    },
  }),
  route({
    method: 'put',
    path: draft,
    access: write,
    params,
    query: revisionQuery,
    body: bpmnBytes,
    response: ownDraftSchema,
    handle: async ({ deps, params: { process }, query: { revision }, body, actor }) => {
      await saveDrawing(deps, { process, revision, bytes: body }, actor)
      return await readOwnDraft(deps, process, actor)
    },
  }),
  route({
    method: 'put',
    path: `${draft}/forms/:form`,
    access: write,
    params: schema.formParams,
    body: schema.formBody,
    response: ownDraftSchema,
    handle: async ({ deps, params: { process, form: id }, body: { revision, form }, actor }) => {
      await saveForm(deps, { process, revision, id, form }, actor)
      return await readOwnDraft(deps, process, actor)
    },
  }),
  route({
    method: 'post',
    path: `${draft}/base`,
    access: write,
    params,
    body: revisionBody,
    response: ownDraftSchema,
    handle: async ({ deps, params: { process }, body: { revision }, actor }) => {
      await rebaseDraft(deps, { process, revision }, actor)
      return await readOwnDraft(deps, process, actor)
    },
  }),
  route({
    method: 'delete',
    path: draft,
    access: write,
    params,
    response: 'none',
    handle: ({ deps, params: { process }, actor }) => dropDraft(deps, process, actor),
  }),
  route({
    method: 'get',
    path: others,
    reads: 'nobody',
    access: write,
    params: schema.authorParams,
    response: schema.draftSchema,
    handle: async ({ deps, params: { process, authorId }, actor }) =>
      presentDraft(deps, await getDraft(deps, { process, staffId: authorId }, actor), actor),
  }),
]

const releaseRoutes = (ports: StudioPorts): Route[] => [
  checkRoute(ports),
  foreignRoute(ports),
  route({
    method: 'post',
    path: `${draft}/submission`,
    access: write,
    params,
    body: schema.submitBody,
    response: ownDraftSchema,
    handle: async ({ deps, params: { process }, body, actor }) => {
      await submitDraft({ deps, ports }, { process, staffId: actor.id, ...body }, actor)
      return await readOwnDraft(deps, process, actor)
    },
  }),
  route({
    method: 'post',
    path: `${others}/return`,
    access: write,
    params: schema.authorParams,
    body: revisionBody,
    response: 'none',
    handle: ({ deps, params: { process, authorId }, body, actor }) =>
      returnDraft(deps, { process, staffId: authorId, ...body }, actor),
  }),
  route({
    method: 'post',
    path: `${others}/release`,
    access: write,
    params: schema.authorParams,
    body: revisionBody,
    response: schema.releasedSchema,
    handle: ({ deps, params: { process, authorId }, body, actor }) =>
      releaseDraft({ deps, ports }, { process, staffId: authorId, ...body }, actor),
  }),
]

const checkRoute = (ports: StudioPorts): Route =>
  route({
    method: 'post',
    path: `${one}/check`,
    access: write,
    params,
    body: bpmnBytes,
    response: schema.checkSchema,
    handle: async ({ deps, params: { process }, body, actor }) => {
      const file = decodeFile(body)
      if ('finding' in file) return { findings: [file.finding] }
      return {
        findings: await checkDraft(
          { process, xml: file.xml, forms: await formsOf(deps, process, actor) },
          ports.jobTypes,
        ),
      }
    },
  })

/** Reads a file of another program; nothing is kept. */
const foreignRoute = (ports: StudioPorts): Route =>
  route({
    method: 'post',
    path: `${one}/foreign`,
    access: write,
    params,
    body: bpmnBytes,
    response: schema.foreignSchema,
    handle: async ({ deps, params: { process }, body, actor }) =>
      await readForeign(
        { process, bytes: body, forms: await formsOf(deps, process, actor) },
        ports.jobTypes,
      ),
  })
