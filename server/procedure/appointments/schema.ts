import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'
import { modeSchema, placeSchema, purposeSchema } from './appointment-words.ts'

export const appointmentSchema = z
  .object({
    id: z.string(),
    caseId: z.string(),
    purpose: purposeSchema,
    startsAt: z.string(),
    endsAt: z.string(),
    staff: z.object({ id: z.string(), name: z.string() }),
    room: z.string().nullable(),
    place: placeSchema,
    mode: modeSchema,
    status: z.enum(['provisional', 'confirmed', 'declined', 'cancelled', 'held', 'no-show']),
    attempt: z.number(),
    cancelledBy: z.enum(['client', 'office']).nullable(),
    abilities: z.object({
      confirm: z.boolean(),
      refuse: z.boolean(),
      cancel: z.boolean(),
      move: z.boolean(),
    }),
  })
  .meta({ id: 'Appointment' })
export type AppointmentView = z.infer<typeof appointmentSchema>

export const caseAppointmentsSchema = z.object({
  /** Newest first. */
  appointments: z.array(appointmentSchema),
  /** The talk that a time is to be found for. */
  toArrange: z.object({ purpose: purposeSchema, taskKey: z.string() }).nullable(),
  abilities: z.object({ book: z.boolean() }),
})
export type CaseAppointments = z.infer<typeof caseAppointmentsSchema>

export const freeTimesQuery = z.strictObject({
  purpose: purposeSchema.default('extra'),
  on: daySchema.optional(),
})
const freeTimeSchema = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  roomId: z.string().nullable(),
  room: z.string().nullable(),
})
export type FreeTime = z.infer<typeof freeTimeSchema>
export const freeTimesSchema = z.object({ slots: z.array(freeTimeSchema) })

export const bookingBody = z.union([
  z.strictObject({ now: z.literal(true) }),
  z.strictObject({
    startsAt: z.iso.datetime({ offset: true }),
    place: placeSchema.default('agency'),
  }),
])
export type BookingBody = z.infer<typeof bookingBody>
export const cancellationBody = z.strictObject({ by: z.enum(['client', 'office']) })
export const moveBody = z.strictObject({ startsAt: z.iso.datetime({ offset: true }) })
