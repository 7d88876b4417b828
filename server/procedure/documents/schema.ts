import { z } from 'zod'

const kind = z.enum(['signed-plan', 'consent', 'other'])

export const mediaTypeSchema = z.enum(['application/pdf', 'image/jpeg', 'image/png'])
export type MediaType = z.infer<typeof mediaTypeSchema>

/** What is known of a scan; its content is fetched on its own. */
export const scanSchema = z
  .object({
    id: z.string(),
    kind,
    name: z.string(),
    mediaType: mediaTypeSchema,
    size: z.number().meta({ description: 'Bytes.' }),
    sha256: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Scan' })
export type ScanView = z.infer<typeof scanSchema>

/** The answer to who may scan in but not read: that it arrived. */
export const keptSchema = z.object({ id: z.string(), sha256: z.string() }).meta({ id: 'KeptScan' })

export const scanQuery = z.strictObject({ kind: kind.default('other') })
export type ScanKind = z.infer<typeof kind>

const paper = z.enum([
  'help-plan',
  'assessment-sheet',
  'review-report',
  'consent-form',
  'privacy-notice',
  'closing-report',
  'appointment-letter',
  'review-invitation',
  'closing-letter',
])
export type PaperKind = z.infer<typeof paper>
export const PAPER_KINDS = paper.options
export const paperParams = z.strictObject({ id: z.uuid(), kind: paper })

const outcome = z.enum(['handed-over', 'sent', 'not-wanted'])
export type PaperOutcome = z.infer<typeof outcome>
export const outcomeSchema = outcome
export const outcomeBody = z.strictObject({ outcome })

/** A paper of the desk: whether one lies ready, and what became of the last one. */
export const paperSchema = z
  .object({
    kind: paper,
    title: z.string(),
    titleEn: z.string(),
    isWaiting: z.boolean(),
    settled: z.object({ outcome, on: z.string(), by: z.string() }).nullable(),
    canSettle: z.boolean(),
  })
  .meta({ id: 'Paper' })
export type PaperView = z.infer<typeof paperSchema>

export const documentListSchema = z
  .object({
    papers: z.array(paperSchema),
    scans: z.array(scanSchema),
    canScanIn: z.boolean(),
  })
  .meta({ id: 'CaseDocuments' })
export type CaseDocuments = z.infer<typeof documentListSchema>
