import type { Finding } from '#server/procedure/deployments/finding.ts'

const ILLEGAL = /illegal ID <(.*)>/s
const ROUNDS = 12

type Read<Parsed> = { xml: string; parsed: Parsed; findings: Finding[] }

/**
 * Ids that are none (a digit first, spaces) get a letter in front, everywhere in the file, so that
 * the reader takes them; each is a warning. `parse` is asked again as long as it names such ids.
 */
export async function readWithOddIds<Parsed extends { warnings: { message: string }[] } | object>(
  xml: string,
  parse: (xml: string) => Promise<Parsed>,
): Promise<Read<Parsed>> {
  const findings: Finding[] = []
  let text = xml
  let parsed = await parse(text)
  for (let round = 0; round < ROUNDS; round++) {
    const odd = oddIdsOf(parsed).filter((id) => text.includes(id))
    if (odd.length === 0) break
    for (const id of odd) {
      const made = legalId(id, text)
      text = renamed(text, id, made)
      findings.push(told(id, made))
    }
    parsed = await parse(text)
  }
  return { xml: text, parsed, findings }
}

const oddIdsOf = (parsed: object): string[] =>
  'warnings' in parsed && Array.isArray(parsed.warnings)
    ? [
        ...new Set(
          parsed.warnings.flatMap(
            ({ message }: { message: string }) => ILLEGAL.exec(message)?.[1] ?? [],
          ),
        ),
      ]
    : []

function legalId(id: string, text: string): string {
  const made = `id-${id.replaceAll(/[^A-Za-z0-9_.-]+/g, '-')}`
  for (let n = 1; ; n++) {
    const free = n === 1 ? made : `${made}-${n}`
    if (!text.includes(`"${free}"`)) return free
  }
}

const ATTRIBUTE = /(?<=\s)(?!name\s*=)([\w:.-]+\s*=\s*)(?:"([^"<]*)"|'([^'<]*)')/g

/** Whole values and whole texts only; a name stays, even if it reads like the id. */
const renamed = (text: string, id: string, made: string): string =>
  text
    .replaceAll(ATTRIBUTE, (whole, ...[before, double, single]: (string | undefined)[]) =>
      (double ?? single) === id ? `${before}"${made}"` : whole,
    )
    .replaceAll(`>${id}<`, `>${made}<`)

const told = (id: string, made: string): Finding => ({
  rule: 'odd-id',
  elementId: made,
  message:
    `Die id „${id}“ ist keine: Sie beginnt mit einem Buchstaben und enthält keine ` +
    `Leerzeichen. Das Element heißt jetzt ${made}.`,
  messageEn:
    `"${id}" is no id: it begins with a letter and contains no spaces. The element ` +
    `is now named ${made}.`,
  severity: 'warning',
})
