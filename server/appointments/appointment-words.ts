/** What a talk is for: the phase that asks for it. */
export const PURPOSES = ['intake', 'assessment', 'agreement', 'review'] as const
export type Purpose = (typeof PURPOSES)[number]
/** How the person learns of it; `now`: the person is here. */
export const MODES = ['letter', 'phone', 'counter', 'now'] as const
export type Mode = (typeof MODES)[number]
/** A talk that is going to take place as far as anybody knows. */
export const LIVE = ['provisional', 'confirmed']

/** Minutes kept free for a talk. */
export const minutesFor = (purpose: Purpose): number => (purpose === 'intake' || purpose === 'assessment' ? 60 : 45)
