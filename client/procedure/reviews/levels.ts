import * as m from '#client/generated/messages/messages.js'

/** The levels of a goal's scale, the highest first, with the codes of the review's form. */
export const LEVELS = [
  { level: 2, code: 'rated-p2', name: '+2', words: m.levelMuchMore },
  { level: 1, code: 'rated-p1', name: '+1', words: m.levelMore },
  { level: 0, code: 'rated-0', name: '0', words: m.levelExpected },
  { level: -1, code: 'rated-m1', name: '−1', words: m.levelLess },
  { level: -2, code: 'rated-m2', name: '−2', words: m.levelMuchLess },
] as const

export const NOT_RATED = 'not-rated'
