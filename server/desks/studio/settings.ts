import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { settingsDefaults } from '#server/procedure/calendar/settings-defaults.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid, notFound } from '#server/base/errors.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { periodWords } from '#server/procedure/deployments/fact-words.ts'
import type { SettingHistory } from './schema.ts'
import { namesOf } from '#server/procedure/deployments/staff-names.ts'
import { listInForce, nameOf } from '#server/procedure/deployments/versions.ts'

/** Every period with its limits, where drawings ask for it, and what it was before. */
export async function readSettings(deps: Deps, actor: Actor): Promise<SettingHistory> {
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
    inForce.map(async (row) => ({ ...row, ...(await nameOf(deps, row)) })),
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
        .filter(({ xml }) =>
          new RegExp(`<zeebe:header key="(?:dueRule|rule)" value="${key}"`).test(xml),
        )
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

/**
 * Sets a period within its limits. `was` is the amount that the person saw.
 * @throws SETTING_CHANGED when somebody was faster
 */
export async function changeSetting(
  deps: Deps,
  { key, amount, was, reason }: { key: string; amount: number; was: number; reason: string },
  actor: Actor,
): Promise<void> {
  const setting = settingsDefaults.find((one) => one.key === key)
  if (!setting) throw notFound()
  const { min, max } = setting
  if (amount < min || amount > max) {
    const [low, high] = [periodWords(key, { [key]: min }), periodWords(key, { [key]: max })]
    throw invalid([
      {
        path: 'amount',
        message: {
          de: `Erlaubt sind ${low.de} bis ${high.de}.`,
          en: `Allowed are ${low.en} to ${high.en}.`,
        },
      },
    ])
  }
  await deps.db.tx(async (tx) => {
    const changedAt = deps.clock.wallNow()
    await tx.setting.createMany({
      data: [{ key, amount: setting.amount, changedAt }],
      skipDuplicates: true,
    })
    const { count } = await tx.setting.updateMany({
      where: { key, amount: was },
      data: { amount, changedAt, changedBy: actor.id },
    })
    if (count === 0)
      throw conflict(
        'SETTING_CHANGED',
        {
          de: 'Diese Frist wurde inzwischen geändert.',
          en: 'This period was changed in the meantime.',
        },
        await tx.setting.findUnique({ where: { key }, select: { amount: true } }),
      )
    await tx.settingChange.create({
      data: { key, fromAmount: was, toAmount: amount, reason, changedAt, changedBy: actor.id },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'setting.change',
      subject: `setting:${key}`,
      detail: { from: was, to: amount },
    })
  })
}
