import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.ts'

export type CalendarSearch = {
  on?: string | undefined
  agency?: string | undefined
  span?: 'week' | undefined
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** Talks of a day or of the own week; day and agency stand in the address. */
export const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kalender',
  validateSearch: ({ on, agency, span }: Record<string, unknown>): CalendarSearch => ({
    ...(isDay(on) ? { on } : {}),
    ...(typeof agency === 'string' ? { agency } : {}),
    ...(span === 'week' ? { span } : {}),
  }),
  component: lazyRouteComponent(
    () => import('#client/procedure/appointments/calendar-page.tsx'),
    'CalendarPage',
  ),
})
