import { settingsDefaults } from './settings-defaults.ts'
import type { Deps } from '#server/base/deps.ts'

/** Inserts the settings that are missing, with their defaults. */
export async function seedSettings(deps: Deps): Promise<void> {
  const changedAt = deps.clock.wallNow()
  await deps.db.prisma.setting.createMany({
    data: settingsDefaults.map(({ key, amount }) => ({ key, amount, changedAt })),
    skipDuplicates: true,
  })
}
