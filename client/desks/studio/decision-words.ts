import * as m from '#client/generated/messages/messages.js'
import { formatNumber } from '#client/ui/format-date.ts'

/** The words of our tables; a word that is not here stands as it is written. */
const WORDS: Record<string, () => string> = {
  true: m.decision_yes,
  false: m.decision_no,
  null: m.decision_nothing,
  letter: m.decision_letter,
  call: m.decision_call,
  close: m.decision_close,
  outreach: m.decision_outreach,
  manual: m.decision_manual,
  later: m.decision_later,
  no: m.decision_no,
  offer: m.decision_offer,
  year: m.decision_year,
  're-plan': m.decision_replan,
  're-assess': m.decision_reassess,
  continue: m.decision_continue,
  lighter: m.decision_lighter,
  stop: m.decision_stop,
  'homeless-or-eviction': m.decision_homeless,
  arrears: m.decision_arrears,
  REMINDER: m.decision_reminder,
  INVITATION_2: m.decision_secondInvitation,
}
const PATTERNS: [pattern: RegExp, say: (...values: string[]) => string][] = [
  [/^< (\S+)$/, (value) => m.decision_below({ value })],
  [/^<= (\S+)$/, (value) => m.decision_atMost({ value })],
  [/^>= (\S+)$/, (value) => m.decision_atLeast({ value })],
  [/^> (\S+)$/, (value) => m.decision_above({ value })],
  [/^\[(\S+)\.\.(\S+)\]$/, (from, to) => m.decision_between({ from, to })],
  [/^not\((.+)\)$/, (list) => m.decision_not({ list })],
]

/**
 * A cell of a decision table in words of the page's language; null where the column does not
 * matter. What nobody foresaw is shown as it is written.
 */
export function cellInWords(cell: string): string | null {
  if (cell === '' || cell === '-') return null
  for (const [pattern, say] of PATTERNS) {
    const found = pattern.exec(cell)
    if (found) return say(...found.slice(1).map(listInWords))
  }
  return listInWords(cell)
}

const listInWords = (list: string): string =>
  list.split(/,\s*/).map(wordOf).join(` ${m.decision_or()} `)

function wordOf(text: string): string {
  const code = text.replaceAll('"', '')
  return (
    WORDS[code]?.() ??
    (code !== '' && Number.isFinite(Number(code)) ? formatNumber(Number(code)) : code)
  )
}
