import { route, type Route } from '#server/web/http/route.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { changeSetting } from './change-setting.ts'
import { readSettings } from './read-settings.ts'
import { settingBody, settingParams, settingsSchema } from './schema.ts'

/** The periods that process owners may set. */
export const settingRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/settings',
    reads: 'nobody',
    access: studioPolicy.read,
    response: settingsSchema,
    handle: ({ deps, actor }) => readSettings(deps, actor),
  }),
  route({
    method: 'put',
    path: '/api/settings/:key',
    access: operationsPolicy.writeSettings,
    params: settingParams,
    body: settingBody,
    response: settingsSchema,
    handle: async ({ deps, params: { key }, body, actor }) => {
      await changeSetting(deps, { key, ...body }, actor)
      return await readSettings(deps, actor)
    },
  }),
]
