import { foldText } from '#server/base/texts/fold-text.ts'
import type { Deps } from '#server/base/deps.ts'
import { readDeployment, type ProcessInfo } from '#server/procedure/deployments/read-deployment.ts'

export type Title = { definitionKey: string; elementId: string }

/** The user tasks of all versions whose title, or whose procedure's name, has each of the words. */
export async function findTitles(deps: Deps, words: readonly string[]): Promise<Title[]> {
  if (words.length === 0) return []
  const keys = await deps.db.query<{ key: string }>(
    'SELECT DISTINCT definition_key AS key FROM deployment',
  )
  const versions = await Promise.all(keys.map(({ key }) => readDeployment(deps, key)))
  return versions.flatMap((version) => titlesOf(version, words))
}

function titlesOf(
  { name, nameEn, definitionKey, elements }: ProcessInfo,
  words: readonly string[],
) {
  const isAll = has(name, words) || has(nameEn, words)
  return [...elements].flatMap(([elementId, element]) =>
    element.type === 'bpmn:UserTask' &&
    (isAll || has(element.name, words) || has(element.nameEn, words))
      ? [{ definitionKey, elementId }]
      : [],
  )
}

function has(title: string, words: readonly string[]): boolean {
  const folded = foldText(title)
  return words.every((word) => folded.includes(word))
}
