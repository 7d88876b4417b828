// A print run of 420 letters as one tagged document, against the same number of letters one by one in the same run. `--json`: one line of figures only.
import { performance } from 'node:perf_hooks'
import { closeRenderers, renderLetters } from '#server/procedure/letters/render.ts'
import { buildEveryLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { say } from './support/measure.ts'

const LETTERS = 420
const SINGLES = 40
/** What a run may take: bar 11 of the plan, in seconds. */
const LIMIT_S = 10

const kinds = Object.values(buildEveryLetter())
const { street, postcode, city } = buildLetterPerson()
const letters = Array.from({ length: LETTERS }, (_, n) => {
  const letter = kinds[n % kinds.length]!
  return {
    ...letter,
    reference: `HP-TEST-${String(n + 1).padStart(4, '0')}`,
    person: {
      ...letter.person,
      address: [letter.person.name, `${street}${n}`, `${postcode} ${city}`],
    },
  }
})

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}
const oneByOne = async (): Promise<void> => {
  for (const letter of letters.slice(0, SINGLES))
    await renderLetters({ letters: [letter], sample: true })
}

try {
  await renderLetters({ letters: letters.slice(0, 1), sample: true }) // fonts and templates are read once
  const singleS = ((await secondsOf(oneByOne)) / SINGLES) * LETTERS
  let pages = 0
  const runS = await secondsOf(async () => {
    const run = await renderLetters({
      letters,
      sample: true,
      cover: { number: 1, createdOn: '2026-10-12' },
    })
    pages = run.pages
  })
  if (!process.argv.includes('--json'))
    say(
      `${LETTERS} letters, ${pages} pages: ${runS.toFixed(1)} s as one run, ${singleS.toFixed(1)} s one by one; limit ${LIMIT_S} s`,
    )
  process.stdout.write(
    `${JSON.stringify({ letters: LETTERS, pages, runS: Number(runS.toFixed(2)), runOfLimit: Number((runS / LIMIT_S).toFixed(2)), runOfSingles: Number((runS / singleS).toFixed(2)) })}\n`,
  )
} finally {
  await closeRenderers()
}
