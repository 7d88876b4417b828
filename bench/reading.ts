// What is read from outside costs what its length says: ten times as much is read in about ten
// times the time, whatever stands in it. `--json`: one line of figures only.
import { readRecipients } from '#server/procedure/campaigns/read-recipients.ts'
import { parseJsonBody } from '#server/web/http/json-body.ts'
import { awkwardBodies } from '#tests/support/awkward-bodies.ts'
import { isOnce, rounded, say, tell } from './support/measure.ts'

const LINES = isOnce ? 1_000 : 50_000
const BYTES = isOnce ? 8_000 : 256_000
const ROUNDS = isOnce ? 1 : 7
const LESS = 10

const HEADER = 'Aktenzeichen;Anrede;Vorname;Nachname;Geburtsdatum;Straße;PLZ;Ort;Agentur'
const listOf = (lines: number): Buffer =>
  Buffer.from(
    [
      HEADER,
      ...Array.from(
        { length: lines },
        (_, n) =>
          `HP-TEST-${n};Frau;Ida;Distel;01.02.1970;Musterpfad ${n};48143;Musterstadt;coerde`,
      ),
    ].join('\r\n'),
  )

/** The shortest of some rounds, in milliseconds: other work on the machine only adds. */
function shortest(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return Math.min(...times)
}

/** How much more than ten times ten times as much costs. */
const growth = (make: (size: number) => () => unknown, size: number): number =>
  rounded(shortest(make(size)) / shortest(make(size / LESS)) / LESS)

function readBody(text: string): () => unknown {
  const bytes = Buffer.from(text)
  return () => {
    try {
      return parseJsonBody(bytes)
    } catch (error) {
      return error
    }
  }
}

const list = listOf(LINES)
const today = '2026-11-29'
const listMs = rounded(shortest(() => readRecipients(list, { today })))
const listGrowth = growth((lines) => {
  const bytes = listOf(lines)
  return () => readRecipients(bytes, { today })
}, LINES)
const bodyGrowth = Math.max(
  ...awkwardBodies.map(({ text }) => growth((bytes) => readBody(text(bytes)), BYTES)),
)

if (!process.argv.includes('--json'))
  say(`${LINES} lines in ${listMs} ms; growth of a list ${listGrowth}, of a body ${bodyGrowth}`)
tell({ listMs, listGrowth, bodyGrowth, growthLimit: 2 })
