import type { Issue } from '#server/base/errors.ts'
import { AppError } from '#server/base/errors.ts'
import type { Adopted } from './adopt-drawing.ts'
import { adoptInThread, checkInThread } from './check-in-thread.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { readProgramme } from '#server/procedure/deployments/programme.ts'
import type { Known } from './rule.ts'

type Meant = { process: string; forms: Record<string, unknown> }

/** Everything that speaks against putting a drawing live. */
export const checkDraft = async (
  { xml, ...meant }: Meant & { xml: string },
  jobTypes: readonly string[],
): Promise<Finding[]> => await checkInThread({ xml, ...(await knownFor(meant, jobTypes)) })

/** A foreign file as a drawing of this process, and what is wrong with it then. */
export const readForeign = async (
  { bytes, ...meant }: Meant & { bytes: Uint8Array },
  jobTypes: readonly string[],
): Promise<Adopted> =>
  await adoptInThread({ bytes, process: meant.process }, await knownFor(meant, jobTypes))

async function knownFor({ process, forms }: Meant, jobTypes: readonly string[]): Promise<Known> {
  const programme = await readProgramme()
  const contract = programme.variables.get(process) ?? []
  return { process, forms, jobTypes, contract, programme }
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
