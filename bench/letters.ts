// A print run of 420 letters as one tagged document, against the same number of letters one by one
// in the same run. `--json`: one line of figures only.
import { closeRenderers, renderLetters } from '#server/procedure/letters/render.ts'
import { buildEveryLetter, buildLetterPerson } from '#tests/support/build-letter.ts'
import { known } from '#tests/support/known.ts'
import { isOnce, rounded, say, tell, timed } from './support/measure.ts'

const LETTERS = isOnce ? 20 : 420
const SINGLES = isOnce ? 2 : 40
/** What a run may take: bar 11 of the plan, in seconds. */
const LIMIT_S = 10

const kinds = Object.values(buildEveryLetter())
const { street, postcode, city } = buildLetterPerson()
const letters = Array.from({ length: LETTERS }, (_, n) => {
  const letter = known(kinds[n % kinds.length])
  return {
    ...letter,
    reference: `HP-TEST-${String(n + 1).padStart(4, '0')}`,
    person: {
      ...letter.person,
      address: [letter.person.name, `${street}${n}`, `${postcode} ${city}`],
    },
  }
})

const oneByOne = async (): Promise<void> => {
  for (const letter of letters.slice(0, SINGLES))
    await renderLetters({ letters: [letter], sample: true })
}

try {
  // fonts and templates are read once
  await renderLetters({ letters: letters.slice(0, 1), sample: true })
  const singleS = ((await timed(oneByOne)) / 1000 / SINGLES) * LETTERS
  let pages = 0
  const runMs = await timed(async () => {
    const cover = { number: 1, createdOn: '2026-10-12' }
    pages = (await renderLetters({ letters, sample: true, cover })).pages
  })
  const runS = runMs / 1000
  if (!process.argv.includes('--json'))
    say(
      `${LETTERS} letters, ${pages} pages: ${runS.toFixed(1)} s as one run, ` +
        `${singleS.toFixed(1)} s one by one; limit ${LIMIT_S} s`,
    )
  tell({
    letters: LETTERS,
    pages,
    runS: rounded(runS),
    runOfLimit: rounded(runS / LIMIT_S),
    runOfSingles: rounded(runS / singleS),
  })
} finally {
  void closeRenderers() // they keep nobody waiting, and nothing else is left to do
}
