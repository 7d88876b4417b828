import { z } from 'zod'
import { longText } from '#server/base/texts/text-schema.ts'

export const sourceSchema = z.enum(['shipped', 'studio'])

const named = { name: z.string(), nameEn: z.string() }

const findingSchema = z
  .object({
    rule: z.string(),
    elementId: z.string(),
    message: z.string(),
    messageEn: z.string(),
    severity: z.enum(['error', 'warning']),
  })
  .meta({ id: 'DrawingFinding' })
export const checkSchema = z.object({ findings: z.array(findingSchema) })

const told = { text: z.string(), textEn: z.string() }
const noticeSchema = z.object({ ...told, places: z.array(z.object(told)) })
/** What was changed in a file to make it a drawing of ours. */
export type Notice = z.infer<typeof noticeSchema>
export const foreignSchema = z
  .object({
    /** The file as a drawing of ours; null when it is none, and `findings` say why. */
    xml: z.string().nullable(),
    name: z.string(),
    steps: z.number(),
    notices: z.array(noticeSchema),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'ForeignDrawing' })
export type ForeignDrawing = z.infer<typeof foreignSchema>

export const landscapeSchema = z
  .object({
    items: z.array(
      z.object({
        process: z.string(),
        ...named,
        version: z.number(),
        source: sourceSchema,
        deployedAt: z.string(),
        running: z.number(),
        incidents: z.number(),
        calls: z.array(z.string()),
        calledBy: z.array(z.string()),
        /** Calls that lead here at most; 0 = nobody calls it. */
        depth: z.number(),
        /** Drawings handed in that wait for a second person; only for those who release. */
        submitted: z.number(),
        shippedDiffers: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ProcessLandscape' })
export type Landscape = z.infer<typeof landscapeSchema>

const versionRow = z.object({
  id: z.string(),
  version: z.number(),
  source: sourceSchema,
  checksum: z.string(),
  deployedAt: z.string(),
  deployedBy: z.string().nullable(),
  releasedBy: z.string().nullable(),
  /** Drawn and released by the same person; possible in training only. */
  byOnePerson: z.boolean(),
  reason: z.string().nullable(),
  running: z.number(),
  inForce: z.boolean(),
})
const draftRow = z.object({
  authorId: z.string(),
  author: z.string(),
  savedAt: z.string(),
  submittedAt: z.string().nullable(),
  reason: z.string().nullable(),
  isOwn: z.boolean(),
})

export const processSchema = z
  .object({
    process: z.string(),
    ...named,
    calls: z.array(z.string()),
    calledBy: z.array(z.string()),
    versions: z.array(versionRow),
    drafts: z.array(draftRow),
    /** The words of CHANGES.md, as it ships. */
    changes: z.string(),
    shippedDiffers: z.boolean(),
    abilities: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'ProcessPage' })
export type ProcessPage = z.infer<typeof processSchema>

const step = z.object({
  elementId: z.string(),
  kind: z.string(),
  kindText: z.string(),
  kindTextEn: z.string(),
  ...named,
  text: z.string(),
  textEn: z.string(),
  rule: z.string().nullable(),
  called: z.string().nullable(),
  formId: z.string().nullable(),
})
const file = z.object({ id: z.string(), content: z.string() })

export const versionSchema = z
  .object({
    id: z.string(),
    process: z.string(),
    version: z.number(),
    xml: z.string(),
    steps: z.array(step),
    /** Where running instances of this version stand. */
    counts: z.array(z.object({ elementId: z.string(), active: z.number(), incidents: z.number() })),
    forms: z.array(file),
    decisions: z.array(file),
  })
  .meta({ id: 'ProcessVersion' })
export type ProcessVersionView = z.infer<typeof versionSchema>

const change = z.object({
  elementId: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  text: z.string(),
  textEn: z.string(),
})
const side = z.object({ label: z.string(), labelEn: z.string(), xml: z.string() })
export const comparisonSchema = z
  .object({
    from: side,
    to: side,
    changes: z.array(change),
    forms: z.array(z.object({ id: z.string(), kind: z.enum(['added', 'removed', 'changed']) })),
  })
  .meta({ id: 'ProcessComparison' })
export type Comparison = z.infer<typeof comparisonSchema>

const impact = z.object({
  /** Running instances of this process: they end on the version on which they began. */
  staying: z.number(),
  /** Running instances of processes that call this one: their next call takes the new version. */
  taking: z.number(),
  callers: z.array(z.string()),
})
export const draftSchema = z
  .object({
    process: z.string(),
    authorId: z.string(),
    author: z.string(),
    xml: z.string(),
    forms: z.array(file),
    revision: z.number(),
    savedAt: z.string(),
    submittedAt: z.string().nullable(),
    reason: z.string().nullable(),
    basedOn: z.object({ id: z.string(), version: z.number() }),
    /** Somebody put another version live since this work began. */
    isOutdated: z.boolean(),
    impact,
    abilities: z.object({
      edit: z.boolean(),
      submit: z.boolean(),
      release: z.boolean(),
      releaseAlone: z.boolean(),
    }),
  })
  .meta({ id: 'ProcessDraft' })
export type DraftView = z.infer<typeof draftSchema>
export const ownDraftSchema = z.object({ draft: draftSchema.nullable() })
export const releasedSchema = z.object({ version: z.number() })

export const letterListSchema = z.object({
  items: z.array(z.object({ documentType: z.string(), title: z.string(), titleEn: z.string() })),
})
export type LetterSamples = z.infer<typeof letterListSchema>

const processId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const reason = longText(500).min(3)
const revision = z.number().int().min(0)

export const processParams = z.strictObject({ process: processId })
export const versionParams = z.strictObject({ process: processId, id: z.uuid() })
export const authorParams = z.strictObject({ process: processId, authorId: z.uuid() })
export const formParams = z.strictObject({ process: processId, form: processId })
export const letterParams = z.strictObject({
  documentType: z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/),
})
/** A version, the one that ships, or what somebody draws. */
const comparable = z
  .string()
  .regex(/^(?:shipped|(?:draft-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/)
export const comparisonQuery = z.strictObject({ from: comparable, to: comparable })
export const revisionQuery = z.strictObject({ revision: z.coerce.number().int().min(0) })
export const beginBody = z.strictObject({
  from: z.union([z.uuid(), z.literal('shipped')]),
  replace: z.boolean().optional(),
})
export const revisionBody = z.strictObject({ revision })
export const submitBody = z.strictObject({ revision, reason })
export const formBody = z.strictObject({
  revision,
  form: z.record(z.string(), z.unknown()).nullable(),
})
