import { createRoute, redirect } from '@tanstack/react-router'
import { openRooms } from '#client/shell/navigation.tsx'
import { shellRoute } from './root.ts'

/** `/` opens the first room that is open to the person. */
export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: openRooms(context.session.abilities)[0]?.to ?? '/aufgaben', replace: true })
  },
})
