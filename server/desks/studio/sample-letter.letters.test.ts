import { afterAll, describe, expect, it } from 'vitest'
import { createClock } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { documentTitles } from '#server/procedure/letters/letter-data.ts'
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { readSampleLetter } from './sample-letter.ts'

const deps = { clock: createClock(), city: 'Stadt Musterstadt' } as Deps

afterAll(closeRenderers)

describe('a sample', () => {
  it.each(Object.keys(documentTitles))(
    'is printed of every letter and paper: %s',
    async (documentType) => {
      const { file, fileName } = await readSampleLetter(deps, documentType)

      expect(Buffer.from(file).subarray(0, 5).toString()).toBe('%PDF-')
      expect(fileName).toBe(`${documentType.toLowerCase()}.pdf`)
    },
  )

  it('is there of what we write alone', async () => {
    await expect(readSampleLetter(deps, 'constructor')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
