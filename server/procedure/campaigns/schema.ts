import { z } from 'zod'
import { shortText } from '#server/base/texts/text-schema.ts'
import { askedEncodings } from './recipients-decode.ts'
import { recipientColumns } from './recipients-columns.ts'
import { taskRowSchema } from '#server/procedure/tasks/schema.ts'

export const campaignStatusSchema = z.enum([
  'preparing',
  'importing',
  'checking',
  'approving',
  'sending',
  'running',
  'stopping',
  'ended',
])
const head = {
  id: z.string(),
  name: z.string(),
  status: campaignStatusSchema,
  statusText: z.string(),
  statusTextEn: z.string(),
  createdAt: z.string(),
  campaignEndsOn: z.string().nullable(),
}

const campaignRowSchema = z
  .object({ ...head, invited: z.number(), answered: z.number() })
  .meta({ id: 'CampaignRow' })
export const campaignListSchema = z.object({ items: z.array(campaignRowSchema) })
export type CampaignRow = z.infer<typeof campaignRowSchema>

const importCountsSchema = z.object({
  rows: z.number(),
  valid: z.number(),
  faulty: z.number(),
  duplicates: z.number(),
  excluded: z.number(),
  known: z.number(),
  toImport: z.number(),
})

export const duplicateKindSchema = z.enum(['same-number', 'same-person'])
const duplicateRow = z.object({
  rowId: z.string(),
  line: z.number(),
  reference: z.string(),
  name: z.string(),
  address: z.string(),
  known: z.boolean(),
  include: z.boolean(),
})
export const importPreviewSchema = z
  .object({
    fileName: z.string().nullable(),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    counts: importCountsSchema,
    columnsStored: z.array(z.string()),
    columnsLeftOut: z.array(z.string()),
    /** Headings that nobody gave a meaning yet. */
    columnsUnknown: z.array(z.string()),
    /** Whether the file left no doubt about its encoding. */
    encodingSure: z.boolean(),
    /** Names with letters beyond ASCII, to be looked at where the encoding was found out. */
    oddNames: z.array(z.string()),
    differences: z.array(
      z.object({
        rowId: z.string(),
        line: z.number(),
        reference: z.string(),
        name: z.string(),
        fields: z.array(
          z.object({
            field: z.enum(['name', 'address', 'representative']),
            /** Empty where it is blocked. */
            known: z.string(),
            listed: z.string(),
          }),
        ),
        takeOver: z.boolean().nullable(),
      }),
    ),
    problems: z.array(z.object({ line: z.number(), column: z.string(), message: z.string() })),
    duplicates: z.array(
      z.object({
        kind: duplicateKindSchema,
        rows: z.array(duplicateRow),
        decision: z.enum(['keep-first', 'keep-all']).nullable(),
      }),
    ),
    exclusions: z.array(
      z.object({
        rowId: z.string(),
        line: z.number(),
        reference: z.string(),
        name: z.string(),
        reason: z.string(),
        reasonText: z.string(),
        proposed: z.boolean(),
        exclude: z.boolean().nullable(),
      }),
    ),
  })
  .meta({ id: 'ImportPreview' })
export type ImportPreview = z.infer<typeof importPreviewSchema>

const letters = z.object({
  open: z.number(),
  queued: z.number(),
  posted: z.number(),
  returned: z.number(),
  cancelled: z.number(),
  held: z.number(),
})
const answers = z.object({
  accepted: z.number(),
  declined: z.number(),
  question: z.number(),
  later: z.number(),
  none: z.number(),
  contactForbidden: z.number(),
  notEligible: z.number(),
  unreachable: z.number(),
})
export const campaignSchema = z
  .object({
    ...head,
    taskKey: z.string().nullable(),
    tasks: z.array(taskRowSchema),
    import: z.object({ fileName: z.string(), counts: importCountsSchema }).nullable(),
    progress: z.object({ invitations: z.number(), letters, answers, open: z.number() }),
    sending: z.object({ done: z.number(), total: z.number() }).nullable(),
    weeks: z.array(z.object({ weekStart: z.string(), answers: z.number() })),
    abilities: z.object({
      upload: z.boolean(),
      decide: z.boolean(),
      submitPrepare: z.boolean(),
      stop: z.boolean(),
      approve: z.boolean(),
    }),
  })
  .meta({ id: 'Campaign' })
export type CampaignView = z.infer<typeof campaignSchema>
export type CampaignProgress = CampaignView['progress']

export const createBody = z.strictObject({ name: shortText(80).min(1) })
/** Whether a row is taken in, or what it says of somebody who is known. */
export const rowBody = z.strictObject({
  include: z.boolean().optional(),
  takeOver: z.boolean().optional(),
  reason: shortText(200).optional(),
})
export const uploadQuery = z.strictObject({ encoding: z.enum(askedEncodings).optional() })
export const headingBody = z.strictObject({
  heading: shortText(60).min(1),
  /** null: it is left out. */
  column: z.enum(recipientColumns).nullable(),
})
export type HeadingMeaning = z.infer<typeof headingBody>
export const exclusionBody = z.strictObject({
  exclude: z.boolean(),
  reason: shortText(200).optional(),
})
export const exclusionListSchema = z.object({
  items: z.array(
    z.object({
      rowId: z.string(),
      reference: z.string(),
      name: z.string(),
      reason: z.string(),
      reasonText: z.string(),
      exclude: z.boolean(),
    }),
  ),
})
export type ExclusionList = z.infer<typeof exclusionListSchema>
export const startedSchema = z.object({ campaignId: z.string() })
