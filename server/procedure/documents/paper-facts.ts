import { storedDay } from '#server/base/clock.ts'
import { phoneWords } from '#server/base/texts/phone-numbers.ts'
import { z } from 'zod'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { LIFE_AREAS } from '#server/procedure/assessments/life-areas.ts'
import type { Tx } from '#server/base/db.ts'
import type { Consent } from '#server/generated/prisma/client.ts'
import type { DocumentType } from '#server/procedure/letters/letter-data.ts'
import {
  CONSENT_KINDS,
  type ConsentKind,
  type LetterConsent,
  type LetterReport,
  type LetterSheet,
  type PaperFacts,
} from '#server/procedure/letters/paper-data.ts'
import { lastRatings } from '#server/procedure/plans/last-ratings.ts'

const componentSchema = z.object({
  key: z.string().optional(),
  values: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  get components() {
    return z.array(componentSchema).optional()
  },
})
type Component = z.infer<typeof componentSchema>
const formsSchema = z.object({
  assessment: z.object({ components: z.array(componentSchema) }).optional(),
})
const consentStateSchema = z.enum(['given', 'refused'])

/**
 * What the papers that are handed over at the desk print of a case, from the database alone;
 * nothing where there is nothing to print yet.
 */
export async function paperFacts(
  tx: Tx,
  { caseId, documentType }: { caseId: string | null; documentType: DocumentType },
): Promise<PaperFacts> {
  if (!caseId) return {}
  if (documentType === 'ASSESSMENT_SHEET') return await sheetFacts(tx, caseId)
  if (documentType === 'CONSENT_FORM') return { consents: await consentFacts(tx, caseId) }
  return documentType === 'CLOSING_REPORT' ? await reportFacts(tx, caseId) : {}
}

async function sheetFacts(tx: Tx, caseId: string): Promise<{ sheet?: LetterSheet }> {
  const found = await tx.assessment.findFirst({
    where: { caseId, areas: { some: {} }, NOT: { summary: '' } },
    orderBy: { version: 'desc' },
    include: { areas: true },
  })
  if (!found) return {}
  const words = await obstacleWords(tx)
  const areas = LIFE_AREAS.flatMap((area) => found.areas.filter((each) => each.area === area)).map(
    ({ area, discussed, clientView, professionalView, differs, resource, need, obstacles }) => ({
      area,
      discussed,
      client: clientView,
      professional: professionalView,
      differs,
      resource,
      need,
      obstacles: obstacles.map((code) => words.get(`${area}Obstacles ${code}`) ?? code),
    }),
  )
  const { summary, strengths, clientRemark, differences } = found
  return {
    sheet: { talkedOn: localDate(found.at), areas, summary, strengths, clientRemark, differences },
  }
}

/** What the codes of obstacles mean, as the form in force says. */
async function obstacleWords(tx: Tx): Promise<Map<string, string>> {
  const deployed = await tx.deployment.findFirst({
    where: { process: 'assessment' },
    orderBy: { version: 'desc' },
    select: { forms: true },
  })
  const form = deployed && formsSchema.parse(deployed.forms).assessment
  return new Map(
    componentsIn(form?.components ?? []).flatMap(({ key, values = [] }) =>
      values.map(({ value, label }) => [`${key} ${value}`, label] as const),
    ),
  )
}

const componentsIn = (components: readonly Component[]): Component[] =>
  components.flatMap((component) => [component, ...componentsIn(component.components ?? [])])

/**
 * Everything that may be allowed, with what was said last; a number under a blocking notice stays
 * out.
 */
async function consentFacts(tx: Tx, caseId: string): Promise<LetterConsent[]> {
  const { consents, person } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { person: true, consents: { orderBy: { givenOn: 'desc' } } },
  })
  const [phone, email] = person.blockingNotice
    ? [null, null]
    : [person.phone && phoneWords(person.phone), person.email]
  const reachOf: Partial<Record<ConsentKind, string | null>> = {
    'contact-phone': phone,
    'contact-email': email,
    'contact-sms': phone,
  }
  return CONSENT_KINDS.map((kind) => {
    const last = consents.find((consent) => consent.kind === kind)
    return {
      kind,
      state: stateOf(last),
      on: last ? (last.withdrawnAt ? localDate(last.withdrawnAt) : storedDay(last.givenOn)) : null,
      reach: reachOf[kind] ?? null,
    }
  })
}

function stateOf(last: Consent | undefined): LetterConsent['state'] {
  if (!last) return 'open'
  return last.withdrawnAt ? 'withdrawn' : consentStateSchema.parse(last.state)
}

async function reportFacts(tx: Tx, caseId: string): Promise<{ report?: LetterReport }> {
  const { closingReport, openedAt } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { closingReport: true },
  })
  if (!closingReport) return {}
  const { at, whatHelped, openIssues } = closingReport
  return {
    report: {
      openedOn: localDate(openedAt),
      writtenOn: localDate(at),
      goals: await lastRatings(tx, caseId),
      whatHelped,
      openIssues,
    },
  }
}
