import type { Issue } from '#server/base/errors.ts'
import { AppError } from '#server/base/errors.ts'
import { checkInThread } from './check-in-thread.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { fault } from '#server/procedure/deployments/refuse-xml.ts'
import { readProgramme } from '#server/procedure/deployments/programme.ts'

export type Checked = { process: string; xml: string; forms: Record<string, unknown> }

/**
 * Everything that speaks against putting a drawing live. Forms of tasks that are no longer drawn do
 * not count: they stay behind.
 */
export async function checkDraft(
  { process, xml, forms }: Checked,
  jobTypes: readonly string[],
): Promise<Finding[]> {
  const programme = await readProgramme()
  return await checkInThread({
    xml,
    process,
    forms: drawnForms(xml, forms),
    jobTypes,
    contract: programme.variables.get(process) ?? [],
    programme,
  })
}

/** The forms that the drawing asks for. */
export const drawnForms = (xml: string, forms: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(forms).filter(([id]) => xml.includes(`"ut-${id}"`)))

/** The text of an uploaded file; a sentence instead when it is not UTF-8. */
export function textOf(bytes: Uint8Array): { xml: string } | { finding: Finding } {
  try {
    return { xml: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return {
      finding: fault(
        'encoding',
        'Die Datei muss in UTF-8 geschrieben sein.',
        'The file must be written in UTF-8.',
      ),
    }
  }
}

/** A drawing with errors does not go live; each error names its element. */
export function refuseFaulty(findings: Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const issues: Issue[] = errors.map(({ elementId, message, messageEn }) => ({
    path: elementId,
    message: { de: message, en: messageEn },
  }))
  const countDe = errors.length === 1 ? 'einen Fehler' : `${errors.length} Fehler`
  const countEn = errors.length === 1 ? 'one error' : `${errors.length} errors`
  const sentence = {
    de: `Die Zeichnung hat ${countDe} und kann so nicht in Betrieb gehen.`,
    en: `The drawing has ${countEn} and cannot go live.`,
  }
  throw new AppError({ code: 'DRAWING_REFUSED', status: 422, sentence, issues })
}
