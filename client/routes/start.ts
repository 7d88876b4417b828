import { createRoute, redirect } from '@tanstack/react-router'
import { takePlace } from '#client/shell/kept-place.ts'
import { openRooms } from '#client/shell/navigation.tsx'
import { shellRoute } from './root.ts'

/** `/` opens the page where the person signed out, or the first room that is open to them. */
export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const place = takePlace(context.session.actor?.id)
    if (place) throw redirect({ href: place, replace: true })
    throw redirect({
      to: openRooms(context.session.abilities)[0]?.to ?? '/aufgaben',
      replace: true,
    })
  },
})
