import { z } from 'zod'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import type { FormUseCases } from '#server/procedure/tasks/form-use-case.ts'
import { bookTalk } from './book-talk.ts'
import {
  cancelAppointment,
  confirmAppointment,
  moveAppointment,
  refuseAppointment,
} from './change-appointment.ts'
import { getAppointment } from './find-appointment.ts'
import { listFreeTimes } from './free-times.ts'
import { listAppointments } from './list-appointments.ts'
import { presentAppointment } from './present-appointment.ts'
import {
  appointmentSchema,
  bookingBody,
  cancellationBody,
  caseAppointmentsSchema,
  freeTimesQuery,
  freeTimesSchema,
  moveBody,
} from './schema.ts'

const params = z.strictObject({ id: z.uuid() })
const access = appointmentPolicy.list
const response = appointmentSchema

const after = async (
  work: Promise<void>,
  { deps, id, actor }: { deps: Deps; id: string; actor: Actor },
) => {
  await work
  return presentAppointment(await getAppointment(deps, id, actor), { actor, now: deps.clock.now() })
}

const caseRoutes = (forms: FormUseCases): Route[] => [
  route({
    method: 'get',
    path: '/api/cases/:id/appointments',
    reads: 'appointments',
    access,
    params,
    response: caseAppointmentsSchema,
    handle: ({ deps, params: { id }, actor }) => listAppointments(deps, id, actor),
  }),
  route({
    method: 'get',
    path: '/api/cases/:id/free-times',
    reads: 'appointments',
    access,
    params,
    query: freeTimesQuery,
    response: freeTimesSchema,
    handle: ({ deps, params: { id }, query, actor }) =>
      listFreeTimes(deps, { caseId: id, ...query }, actor),
  }),
  route({
    method: 'post',
    path: '/api/cases/:id/appointments',
    access,
    params,
    body: bookingBody,
    response: caseAppointmentsSchema,
    status: 201,
    handle: async ({ deps, params: { id }, body, actor }) => {
      await bookTalk({ deps, forms }, { caseId: id, body }, actor)
      return await listAppointments(deps, id, actor)
    },
  }),
]

const talkRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/appointments/:id/confirmation',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(confirmAppointment(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/appointments/:id/refusal',
    access,
    params,
    response,
    handle: ({ deps, params: { id }, actor }) =>
      after(refuseAppointment(deps, id, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/appointments/:id/cancellation',
    access,
    params,
    body: cancellationBody,
    response,
    handle: ({ deps, params: { id }, body: { by }, actor }) =>
      after(cancelAppointment(deps, { id, by }, actor), { deps, id, actor }),
  }),
  route({
    method: 'post',
    path: '/api/appointments/:id/move',
    access,
    params,
    body: moveBody,
    response,
    handle: ({ deps, params: { id }, body: { startsAt }, actor }) =>
      after(moveAppointment(deps, { id, startsAt }, actor), { deps, id, actor }),
  }),
]

/** Talks: their times, found, booked, confirmed, moved and cancelled. */
export const appointmentRoutes = (forms: FormUseCases): Route[] => [
  ...caseRoutes(forms),
  ...talkRoutes,
]
