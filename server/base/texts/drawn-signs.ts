/**
 * What the shipped fonts draw in both weights, as ranges of code points in base 36: pages and
 * server ask the same list without reading a font. A test compares it with the files.
 */
const FONTS = [
  // Fira Sans
  [
    'w-3i 4g-4s 4u-j6 j8 jb-jg jj-jk jq-js ju-jw jy-k1 k4 k6-ke kg-kp ku lc-lg li-lp lr lt-lv',
    'ly-m9 mb-ml mn-mq ms-mu mx-n1 n6 n9 nw o1 og-on oq-ov p0-p6 p8 pa-pt pv-rl s0-vt wa-10v',
    '2tb 5sa 5t8-5ti 5u9 5vj 5vo-5vt 5xe-5xh 5xm-5xr 5xu-5xv 5y6-5y7 5yc-5yd 5ym-5yn 5yu-5yv',
    '5z0-5z5 5z8-5zb 5ze-5zh 5zk-5zr 5zu-5zv 600-603 60a-60h 60o-60p 60w-611 61e-61f 61q',
    '61s-649 64g-651 654-659 65c-66d 66g-66l 66o-66v 66x 66z 671 673-67x 680-69g 69i-69w',
    '69y-6ab 6ae-6aj 6al-6b3 6b6-6b8 6ba-6bi 6br-6bs 6c2-6c6 6c8-6ca 6cc-6ce 6cg-6ci 6cm 6cw',
    '6d5-6d6 6db 6dg 6dm 6eo 6es-6fi 6g1 6g6 6g9-6gc 6gf 6gk 6gp-6gq 6gt 6iy 6j7 6ja 6jm 6jq',
    '6jy 6kz-6lb 6mo-6mr 6p2-6p6 6pu 6px-6py 6q7 6q9-6qa 6qd 6qh-6qi 6qm 6qz 6rs 6sg 6sk-6sl',
    '6v9 6xy-6y0 6y3 72m 7fz 7gq 8ro-8rq 8rx 8s1-8s3 x3d-x3h x4a x4d-x4e x4i-x4n xub 1dkx-1dky',
  ],
  // Noto Sans
  [
    'w-3i 4g-4s 4u-on oq-ov p0-p6 p8 pa-pt pv-rl s0-10v 1s0-1vj 3cr 59s-5a8 5ad 5af-5am 5mo-5mw',
    '5q8-5x5 5x7-651 654-659 65c-66d 66g-66l 66o-66v 66x 66z 671 673-67x 680-69g 69i-69w',
    '69y-6ab 6ae-6aj 6al-6b3 6b6-6b8 6ba-6bi 6bk-6bu 6c0-6cn 6cv-6e7 6eo-6ep 6es-6fi 6fk-6fw',
    '6g0-6gw 6i8 6io-6lb 6mb-6mc 6mh 6qa 7gs 8rk-8sf 928-95p wu8-wwv wzk-x56 x5c-x5d x5f',
    'x5h-x5l x6a-x6n xdr xf2 xtc-xuz 1dkw-1dl2 1e68 1e74-1e7j 1ekc-1ekd 1g1s-1g1x 1g1z-1g34',
    '1g36-1g3e 2mm8-2mn2',
  ],
]

type Range = { first: number; last: number }

const fonts = FONTS.map((lines) =>
  lines
    .join(' ')
    .split(' ')
    .map((part): Range => {
      const [first = '', last = first] = part.split('-')
      return { first: parseInt(first, 36), last: parseInt(last, 36) }
    }),
)

function draws(font: Range[], codePoint: number): boolean {
  let [low, high] = [0, font.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = font[middle]
    if (!range || codePoint < range.first) high = middle - 1
    else if (codePoint > range.last) low = middle + 1
    else return true
  }
  return false
}

/** Whether one font draws all of these code points. */
export const isDrawnByOne = (codePoints: number[]): boolean =>
  fonts.some((font) => codePoints.every((codePoint) => draws(font, codePoint)))
