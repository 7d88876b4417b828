import { z } from 'zod'
import { csvBytes, route, type Route } from '#server/web/http/route.ts'
import { campaignPolicy } from '#server/web/policies/campaign-policy.ts'
import { readCampaignLetter } from './campaign-letter.ts'
import { createCampaign, stageSample, startSample } from './create-campaign.ts'
import { stopCampaign } from './end-campaign.ts'
import { decideExclusion, listExclusions } from './find-exclusions.ts'
import { rememberMeaning } from './heading-meanings.ts'
import { decideRow, previewRecipients } from './preview-recipients.ts'
import { listCampaigns, readCampaign } from './read-campaign.ts'
import {
  campaignListSchema,
  campaignSchema,
  createBody,
  exclusionBody,
  exclusionListSchema,
  headingBody,
  importPreviewSchema as preview,
  rowBody,
  startedSchema,
  uploadQuery,
} from './schema.ts'
import { dropRecipients, stageRecipients } from './stage-recipients.ts'

const params = z.strictObject({ id: z.uuid() })
const rowParams = z.strictObject({ id: z.uuid(), rowId: z.uuid() })
const { read, create, upload, decide, readRecipients, stop } = campaignPolicy
const recipients = '/api/campaigns/:id/recipients'

/** Campaigns: prepare, watch, stop. */
export const campaignRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/campaigns',
    reads: 'nobody',
    access: read,
    response: campaignListSchema,
    handle: ({ deps }) => listCampaigns(deps),
  }),
  route({
    method: 'post',
    path: '/api/campaigns',
    access: create,
    body: createBody,
    response: campaignSchema,
    status: 201,
    handle: async ({ deps, body, actor }) =>
      await readCampaign(deps, await createCampaign(deps, body.name, actor), actor),
  }),
  route({
    method: 'post',
    path: '/api/start/sample',
    access: create,
    response: startedSchema,
    status: 201,
    handle: ({ deps, actor }) => startSample(deps, actor),
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id',
    reads: 'nobody',
    access: read,
    params,
    response: campaignSchema,
    handle: ({ deps, params: { id }, actor }) => readCampaign(deps, id, actor),
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/letter/pdf',
    reads: 'nobody',
    access: read,
    params,
    response: 'pdf',
    handle: ({ deps, params: { id }, actor }) => readCampaignLetter(deps, id, actor),
  }),
  route({
    method: 'post',
    path: '/api/campaigns/:id/stop',
    access: stop,
    params,
    response: campaignSchema,
    handle: async ({ deps, params: { id }, actor }) => {
      await stopCampaign(deps, id, actor)
      return await readCampaign(deps, id, actor)
    },
  }),
  route({
    method: 'get',
    path: recipients,
    reads: 'campaign',
    access: readRecipients,
    params,
    response: preview,
    handle: ({ deps, params: { id }, language, actor }) =>
      previewRecipients(deps, { id, language }, actor),
  }),
  route({
    method: 'post',
    path: recipients,
    access: upload,
    params,
    query: uploadQuery,
    body: csvBytes,
    response: preview,
    handle: async ({ deps, params: { id }, query: { encoding }, body, language, actor }) => {
      await stageRecipients(deps, { id, bytes: body, fileName: 'Liste.csv', encoding }, actor)
      return await previewRecipients(deps, { id, language }, actor)
    },
  }),
  route({
    method: 'put',
    path: '/api/campaigns/:id/headings',
    access: upload,
    params,
    body: headingBody,
    response: 'none',
    handle: ({ deps, params: { id }, body, actor }) =>
      rememberMeaning(deps, { id, ...body }, actor),
  }),
  route({
    method: 'post',
    path: `${recipients}/sample`,
    access: upload,
    params,
    response: preview,
    handle: async ({ deps, params: { id }, language, actor }) => {
      await stageSample(deps, id, actor)
      return await previewRecipients(deps, { id, language }, actor)
    },
  }),
  route({
    method: 'delete',
    path: recipients,
    access: upload,
    params,
    response: preview,
    handle: async ({ deps, params: { id }, language, actor }) => {
      await dropRecipients(deps, id, actor)
      return await previewRecipients(deps, { id, language }, actor)
    },
  }),
  route({
    method: 'put',
    path: `${recipients}/:rowId`,
    access: decide,
    params: rowParams,
    body: rowBody,
    response: preview,
    handle: async ({ deps, params: { id, rowId }, body, language, actor }) => {
      await decideRow(deps, { id, rowId, ...body }, actor)
      return await previewRecipients(deps, { id, language }, actor)
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/:id/exclusions',
    reads: 'campaign',
    access: readRecipients,
    params,
    response: exclusionListSchema,
    handle: ({ deps, params: { id }, language, actor }) =>
      listExclusions(deps, { id, language }, actor),
  }),
  route({
    method: 'put',
    path: '/api/campaigns/:id/exclusions/:rowId',
    access: decide,
    params: rowParams,
    body: exclusionBody,
    response: exclusionListSchema,
    handle: async ({ deps, params: { id, rowId }, body, language, actor }) => {
      await decideExclusion(deps, { id, invitationId: rowId, exclude: body.exclude }, actor)
      return await listExclusions(deps, { id, language }, actor)
    },
  }),
]
