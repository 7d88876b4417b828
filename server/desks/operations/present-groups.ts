import type { Deps } from '#server/base/deps.ts'
import { AppError } from '#server/base/errors.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import type { Language } from '#server/web/http/route.ts'
import { explain } from './explain.ts'
import type { TroubleAction, TroubleGroupView } from './schema.ts'
import type { TroubleGroup, TroubleKind } from './trouble.ts'

const ALWAYS: TroubleAction[] = ['take', 'leave', 'note']
/** What can be done about each kind; what cannot be done is not offered. */
export const ACTIONS_OF: Record<TroubleKind, TroubleAction[]> = {
  incident: ['retry', 'end', ...ALWAYS],
  refused: ['retry', 'close', ...ALWAYS],
  unconfirmed: ['retry', 'close', ...ALWAYS],
  waiting: ['retry', ...ALWAYS],
  'dead-letter': ['retry', 'close', ...ALWAYS],
  alarm: ['acknowledge', ...ALWAYS],
}

/** A group in the reader's language. */
export async function presentGroup(
  deps: Deps,
  group: TroubleGroup,
  language: Language,
): Promise<TroubleGroupView> {
  const { cause, notice, advice } = explain(group)
  const { step, process } = await stepOf(deps, group, language)
  return {
    id: group.id,
    kind: group.kind,
    count: group.count,
    since: group.since.toISOString(),
    newest: group.newest.toISOString(),
    step: step ?? messageOf(group),
    process: process ?? group.processId,
    cause: cause[language],
    notice: notice[language],
    advice: advice[language],
    technical: [group.code, group.cause].filter(Boolean).join(': '),
    actions: ACTIONS_OF[group.kind],
  }
}

/** Names of step and process as they are drawn; null for what no drawing here holds. */
async function stepOf(
  deps: Deps,
  { definitionKey, elementId }: TroubleGroup,
  language: Language,
): Promise<{ step: string | null; process: string | null }> {
  if (!definitionKey) return { step: elementId, process: null }
  const info = await readDeployment(deps, definitionKey).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  const element = info?.elements.get(elementId ?? '')
  return {
    step: (element && inLanguage(element, language)) || elementId,
    process: info ? inLanguage(info, language) : null,
  }
}

const inLanguage = ({ name, nameEn }: { name: string; nameEn: string }, language: Language) =>
  language === 'de' ? name : nameEn

/** The name of the message that a command carries. */
const messageOf = ({ kind, cause }: TroubleGroup): string | null =>
  (kind === 'refused' || kind === 'unconfirmed') && cause ? cause : null
