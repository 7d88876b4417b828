import type { Sentence } from '#server/base/errors.ts'
import { kindWords, roleWords } from '#server/procedure/deployments/fact-words.ts'
import type { ElementFacts, FactName } from '#server/procedure/deployments/read-facts.ts'
import { periodWords, ruleWords, type Amounts } from '#server/procedure/settings/period-words.ts'

/** One step in words: what a reader of the picture sees, for those who read a list. */
export type Step = {
  elementId: string
  kind: string
  kindText: string
  kindTextEn: string
  name: string
  nameEn: string
  text: string
  textEn: string
  rule: string | null
  called: string | null
  formId: string | null
}

type Facts = Partial<Record<FactName, string>>
type Say = (facts: Facts, amounts: Amounts) => Sentence | null

const SAYINGS: Say[] = [
  ({ documentation }) => (documentation ? { de: documentation, en: documentation } : null),
  ({ role }) => {
    if (!role) return null
    const words = roleWords(role)
    return { de: `Zuständig: ${words.de}.`, en: `Done by: ${words.en}.` }
  },
  ({ dueRule }, amounts) => {
    if (!dueRule) return null
    const period = periodWords(dueRule, amounts)
    const rule = ruleWords(dueRule)
    return { de: `Frist: ${period.de} (${rule.de}).`, en: `Due: ${period.en} (${rule.en}).` }
  },
  ({ immediate }) =>
    immediate ? { de: 'Lässt sich nicht zurücknehmen.', en: 'Cannot be taken back.' } : null,
  ({ rule }, amounts) => {
    if (!rule) return null
    const period = periodWords(rule, amounts)
    const words = ruleWords(rule)
    return {
      de: `Rechnet die Frist aus: ${period.de} (${words.de}).`,
      en: `Calculates the deadline: ${period.en} (${words.en}).`,
    }
  },
  ({ decision }) => (decision ? { de: `Tabelle ${decision}.`, en: `Table ${decision}.` } : null),
  ({ called }) =>
    called ? { de: `Ruft den Prozess ${called}.`, en: `Calls the process ${called}.` } : null,
  ({ timer }) =>
    timer
      ? {
          de: `Tritt ein, wenn die Frist abgelaufen ist (${timer.replace(/^=\s*/, '')}).`,
          en: `Happens when the deadline is over (${timer.replace(/^=\s*/, '')}).`,
        }
      : null,
  ({ message }) => (message ? { de: `Nachricht ${message}.`, en: `Message ${message}.` } : null),
  ({ sends }) =>
    sends ? { de: `Sendet die Nachricht ${sends}.`, en: `Sends the message ${sends}.` } : null,
  ({ error }) => (error ? { de: `Tritt ein bei ${error}.`, en: `Happens on ${error}.` } : null),
  ({ job, rule, decision, sends }) =>
    job && !rule && !decision && !sends
      ? { de: `Erledigt das Programm (${job}).`, en: `Done by the program (${job}).` }
      : null,
]

/**
 * All elements that have a name, in the order in which they are drawn; flows and joins are left
 * out.
 */
export function describeDrawing(elements: ElementFacts[], amounts: Amounts): Step[] {
  return elements
    .filter(({ facts }) => facts.name && facts.kind !== 'SequenceFlow' && facts.kind !== 'Process')
    .map(({ id, facts }) => {
      const kind = kindWords(facts.kind ?? '')
      const said = SAYINGS.map((say) => say(facts, amounts)).filter((sentence) => sentence !== null)
      const answers = elements
        .filter(({ facts: flow }) => flow.kind === 'SequenceFlow' && flow.from === id && flow.name)
        .map(({ facts: flow }) => flow)
      if (answers.length)
        said.push({
          de: `Antworten: ${answers.map(({ name }) => name).join(', ')}.`,
          en: `Answers: ${answers.map(({ name, nameEn }) => nameEn ?? name).join(', ')}.`,
        })
      return {
        elementId: id,
        kind: facts.kind ?? '',
        kindText: kind.de,
        kindTextEn: kind.en,
        name: facts.name ?? id,
        nameEn: facts.nameEn ?? facts.name ?? id,
        text: said.map(({ de }) => de).join(' '),
        textEn: said.map(({ en }) => en).join(' '),
        rule: facts.dueRule ?? facts.rule ?? null,
        called: facts.called ?? null,
        formId: facts.form ?? null,
      }
    })
}
