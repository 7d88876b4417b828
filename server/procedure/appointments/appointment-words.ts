import { z } from 'zod'

/** What a talk is for: the phase that asks for it, or something in between. */
export const PURPOSES = ['intake', 'assessment', 'agreement', 'review', 'extra'] as const
export const purposeSchema = z.enum(PURPOSES)
export type Purpose = z.infer<typeof purposeSchema>
/**
 * How the person learns of it; `now`: the person is here,
 * `talk`: agreed face to face by the caseworker.
 */
export const modeSchema = z.enum(['letter', 'phone', 'counter', 'talk', 'now'])
export type Mode = z.infer<typeof modeSchema>
export const placeSchema = z.enum(['agency', 'phone', 'home'])
export type Place = z.infer<typeof placeSchema>
/** A talk that is going to take place as far as anybody knows. */
export const LIVE = ['provisional', 'confirmed']
/** The tasks in which a time is agreed on. */
export const AGREEING_FORMS = ['agree-slot', 'arrange-talk']

/** Minutes kept free for a talk. */
export const minutesFor = (purpose: Purpose): number =>
  purpose === 'intake' || purpose === 'assessment' ? 60 : 45
