import { z } from 'zod'

/** What makes a talk possible or easier, as the person said; nothing of it has to be said. */
export const talkWish = z.enum(['step-free', 'childcare', 'evening', 'companion'])
export type TalkWish = z.infer<typeof talkWish>
/** How the office may get in touch beside letters; a number alone is no leave to call. */
export const contactWay = z.enum(['phone', 'sms', 'email'])
/** How the person likes best to be reached; empty: not said. */
export const preferredContact = z.enum(['', 'letter', 'phone', 'email', 'counter'])

/** As a form sends them; what is left out stays as it is. */
export const talkWishes = {
  talkWishes: z.array(talkWish).max(talkWish.options.length).optional(),
  channels: z.array(contactWay).max(contactWay.options.length).optional(),
  preferredContact: preferredContact.optional(),
}

/** As they are kept with the person. */
export type KeptWishes = {
  talkWishes: string[]
  channels: string[]
  preferredContact: string | null
}

/** The same as they are shown. */
export const shownWishes = z.object({
  talkWishes: z.array(talkWish),
  channels: z.array(contactWay),
  preferredContact,
})

export const presentWishes = (kept: KeptWishes): z.infer<typeof shownWishes> =>
  shownWishes.parse({ ...kept, preferredContact: kept.preferredContact ?? '' })
