import { describe, expect, it } from 'vitest'
import { isDrawnByOne } from '#server/base/texts/drawn-signs.ts'
import { readFont } from './font-metrics.ts'
import { fontFiles } from './fonts.ts'

const fonts = [0, 1].flatMap((index) => {
  const [regular, bold] = [fontFiles.regular[index], fontFiles.bold[index]]
  return regular && bold ? [{ regular: readFont(regular), bold: readFont(bold) }] : []
})
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

describe('the list of drawn signs', () => {
  it('names each sign that a font file draws in both weights, and no other', () => {
    const different = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => !unseen.test(String.fromCodePoint(code)))
      .filter((code) => {
        const inFile = fonts.some(({ regular, bold }) => regular.draws(code) && bold.draws(code))
        return inFile !== isDrawnByOne([code])
      })

    expect(fonts).toHaveLength(2)
    expect(different).toEqual([])
  })
})
