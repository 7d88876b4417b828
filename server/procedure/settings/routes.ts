import { z } from 'zod'
import { settingsDefaults } from '#server/procedure/calendar/settings-defaults.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { readAmounts } from './read-amounts.ts'

const settingsSchema = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        nameEn: z.string(),
        amount: z.number(),
        unit: z.string(),
        max: z.number(),
        source: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Settings' })

/** The periods that process owners may set. */
export const settingRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/settings',
    access: operationsPolicy.readSettings,
    response: settingsSchema,
    handle: async ({ deps }) => {
      const amounts = await readAmounts(deps.db.query)
      return {
        items: settingsDefaults.map(({ key, name, nameEn, amount, unit, max, source }) => ({
          key,
          name,
          nameEn,
          amount: amounts[key] ?? amount,
          unit,
          max,
          source,
        })),
      }
    },
  }),
]
