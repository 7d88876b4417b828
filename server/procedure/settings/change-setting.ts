import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid, notFound } from '#server/base/errors.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { periodWords } from './period-words.ts'
import { settingsDefaults } from './settings-defaults.ts'

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
          de: `Neuer Wert: Erlaubt sind ${low.de} bis ${high.de}.`,
          en: `New value: allowed are ${low.en} to ${high.en}.`,
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
