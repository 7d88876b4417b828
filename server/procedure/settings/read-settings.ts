import type { Actor } from '#server/web/auth/actor.ts'
import { settingsDefaults } from './settings-defaults.ts'
import type { Deps } from '#server/base/deps.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { readAmounts } from './read-amounts.ts'
import type { Settings } from './schema.ts'
import { linksOf } from '#server/procedure/deployments/drawing-links.ts'
import { namesOf } from '#server/procedure/deployments/staff-names.ts'
import { listInForce, nameOf } from '#server/procedure/deployments/versions.ts'

/** Every period with its limits, where drawings ask for it, and what it was before. */
export async function readSettings(deps: Deps, actor: Actor): Promise<Settings> {
  const [amounts, changes, inForce] = await Promise.all([
    readAmounts(deps.db.query),
    deps.db.prisma.settingChange.findMany({ orderBy: { id: 'desc' } }),
    listInForce(deps),
  ])
  const people = await namesOf(
    deps,
    changes.map(({ changedBy }) => changedBy),
  )
  const named = await Promise.all(
    inForce.map(async (row) => ({
      ...row,
      ...(await nameOf(deps, row)),
      rules: (await linksOf(row.xml)).rules,
    })),
  )
  const items = settingsDefaults.map(
    ({ key, name, nameEn, amount, unit, direction, min, max, source }) => ({
      key,
      name,
      nameEn,
      amount: amounts[key] ?? amount,
      unit,
      direction,
      standard: amount,
      min,
      max,
      source,
      usedIn: named
        .filter(({ rules }) => rules.includes(key))
        .map(({ process, name: title, nameEn: titleEn }) => ({
          process,
          name: title,
          nameEn: titleEn,
        })),
      history: changes
        .filter((change) => change.key === key)
        .map(({ fromAmount, toAmount, reason, changedAt, changedBy }) => ({
          from: fromAmount,
          to: toAmount,
          reason,
          at: changedAt.toISOString(),
          by: people.get(changedBy) ?? null,
        })),
    }),
  )
  return { items, abilities: { write: operationsPolicy.writeSettings(actor) } }
}
