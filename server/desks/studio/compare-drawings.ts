import type { Sentence } from '#server/base/errors.ts'
import { kindWords, roleWords } from '#server/procedure/deployments/fact-words.ts'
import type { Drawing } from '#server/procedure/deployments/read-drawing.ts'
import {
  readFacts,
  type ElementFacts,
  type FactName,
} from '#server/procedure/deployments/read-facts.ts'
import { changedPeriod, ruleWords, type Amounts } from '#server/procedure/settings/period-words.ts'

type ChangeKind = 'added' | 'removed' | 'changed' | 'moved'
export type Change = { elementId: string; kind: ChangeKind; text: string; textEn: string }
type Facts = ElementFacts['facts']
type Both = { was: string; is: string; amounts: Amounts }
type Turn = (named: Sentence, both: Both) => Sentence

const or = (text: string, empty: string): string => text || empty

const turn =
  (de: string, en: string): Turn =>
  (named, { was, is }) => ({
    de: `${named.de}: ${de} ist jetzt ${quote(is, 'leer')} statt ${quote(was, 'leer')}.`,
    en: `${named.en}: ${en} is now ${quote(is, 'empty')} instead of ${quote(was, 'empty')}.`,
  })

const quote = (text: string, empty: string): string => (text ? `"${text}"` : empty)

const period =
  (verb: Sentence): Turn =>
  (named, { was, is, amounts }) => {
    const change = changedPeriod({ was, is }, amounts)
    const rules = [ruleWords(was), ruleWords(is)] as const
    return {
      de:
        `${named.de} ${verb.de} jetzt ${change.de} (${or(rules[1].de, '–')} statt ` +
        `${or(rules[0].de, '–')}).`,
      en:
        `${named.en} ${verb.en} now ${change.en} (${or(rules[1].en, '–')} instead of ` +
        `${or(rules[0].en, '–')}).`,
    }
  }

const TURNS: Record<Exclude<FactName, 'kind'>, Turn> = {
  name: (_, { was, is }) => ({
    de: `„${was}“ heißt jetzt „${is}“.`,
    en: `"${was}" is now called "${is}".`,
  }),
  nameEn: turn('der englische Name', 'the English name'),
  scope: turn('der Teilprozess', 'the sub-process'),
  role: (named, { was, is }) => ({
    de: `${named.de} macht jetzt ${roleWords(is).de} statt ${roleWords(was).de}.`,
    en: `${named.en} is now done by ${roleWords(is).en} instead of ${roleWords(was).en}.`,
  }),
  subject: turn('worum es geht', 'the subject'),
  dueRule: period({ de: 'hat als Frist', en: 'has as its period' }),
  rule: period({ de: 'wartet', en: 'waits' }),
  immediate: turn('sofort wirksam', 'effective at once'),
  result: turn('das Ergebnis', 'the result'),
  job: turn('die Arbeit', 'the job'),
  decision: turn('die Entscheidungstabelle', 'the decision table'),
  form: turn('das Formular', 'the form'),
  message: turn('die Nachricht', 'the message'),
  key: turn('der Schlüssel der Nachricht', 'the key of the message'),
  sends: turn('die gesendete Nachricht', 'the message sent'),
  timer: turn('der Zeitpunkt', 'the date'),
  called: turn('der gerufene Prozess', 'the called process'),
  error: turn('der Fehler', 'the error'),
  at: turn('das Element, an dem es hängt,', 'the element that it is attached to'),
  condition: turn('die Bedingung', 'the condition'),
  isDefault: (named, { is }) =>
    is
      ? {
          de: `${named.de} gilt jetzt in allen anderen Fällen.`,
          en: `${named.en} now applies in all other cases.`,
        }
      : {
          de: `${named.de} gilt nicht mehr in allen anderen Fällen.`,
          en: `${named.en} no longer applies in all other cases.`,
        },
  from: turn('der Anfang', 'the origin'),
  to: turn('das Ziel', 'the target'),
  interrupts: (named, { is }) =>
    is
      ? {
          de: `${named.de} beendet den Fall nicht mehr.`,
          en: `${named.en} no longer ends the case.`,
        }
      : { de: `${named.de} beendet jetzt den Fall.`, en: `${named.en} now ends the case.` },
  headers: turn('die Angaben für das Programm', 'the details for the program'),
  inputs: turn('was hineingeht,', 'what goes in'),
  outputs: turn('was herauskommt,', 'what comes out'),
  documentation: turn('die Beschreibung', 'the description'),
}

/**
 * What differs between two drawings, in sentences; `amounts` turn rules into days. Elements are the
 * same when their ids are.
 */
export function compareDrawings(before: Drawing, after: Drawing, amounts: Amounts): Change[] {
  const [old, now] = [byId(readFacts(before)), byId(readFacts(after))]
  const nameOf = (id: string, facts: Facts): Sentence =>
    namedOf(id, facts, { ...Object.fromEntries(old), ...Object.fromEntries(now) })
  const spliced = flowsOfNewSteps(old, now)
  const removed = [...old]
    .filter(([id]) => !now.has(id) && !spliced.has(id))
    .map(([id, facts]) =>
      told('removed', id, {
        de: `${withKind(nameOf(id, facts), facts).de} entfällt.`,
        en: `${withKind(nameOf(id, facts), facts).en} is gone.`,
      }),
    )
  const added = [...now]
    .filter(([id]) => !old.has(id) && !spliced.has(id))
    .map(([id, facts]) => {
      const between = placeAmong(id, now)
      return told('added', id, {
        de: `${withKind(nameOf(id, facts), facts).de} kommt hinzu.${between.de}`,
        en: `${withKind(nameOf(id, facts), facts).en} is new.${between.en}`,
      })
    })
  const changed = [...now].flatMap(([id, facts]) => {
    const was = old.get(id)
    return was && !spliced.has(id)
      ? differences(was, facts).map(([name, both]) =>
          told(
            'changed',
            id,
            sentenceOf(name, nameOf(id, facts), { ...namedEnds(name, both, now, old), amounts }),
          ),
        )
      : []
  })
  return [...changed, ...added, ...removed, ...movedIn(before, after)]
}

/** Facts whose value is the id of another element. */
const POINTING: FactName[] = ['from', 'to', 'at', 'scope']

/** Ids mean nothing to readers: what they point at is told by its name. */
function namedEnds(
  name: FactName,
  both: { was: string; is: string },
  ...all: Map<string, Facts>[]
) {
  const named = (id: string) => all.map((facts) => facts.get(id)?.name).find(Boolean) ?? id
  return POINTING.includes(name) ? { was: named(both.was), is: named(both.is) } : both
}

/** Where a new step stands: between which steps. */
function placeAmong(id: string, now: Map<string, Facts>): Sentence {
  const flows = [...now.values()].filter(({ kind }) => kind === 'SequenceFlow')
  const nameOf = (end: string | undefined) => (end && now.get(end)?.name) || ''
  const before = nameOf(flows.find(({ to }) => to === id)?.from)
  const after = nameOf(flows.find(({ from }) => from === id)?.to)
  return before && after
    ? {
        de: ` Der Schritt steht zwischen „${before}“ und „${after}“.`,
        en: ` The step stands between "${before}" and "${after}".`,
      }
    : { de: '', en: '' }
}

/**
 * Flows that differ only because a step was put onto an arrow: they are told with the step. The
 * arrow may keep its id and end at the new step, or give way to two others.
 */
function flowsOfNewSteps(old: Map<string, Facts>, now: Map<string, Facts>): Set<string> {
  const isNewStep = (id = '') => now.has(id) && !old.has(id)
  const touching = [...now].filter(
    ([, { kind, from, to }]) => kind === 'SequenceFlow' && (isNewStep(from) || isNewStep(to)),
  )
  const untold = touching.filter(([id, facts]) => {
    const was = old.get(id)
    return was
      ? differences(was, facts).every(([name]) => POINTING.includes(name))
      : !facts.condition
  })
  return new Set(untold.map(([id]) => id))
}

const byId = (elements: ElementFacts[]): Map<string, Facts> =>
  new Map(elements.map(({ id, facts }) => [id, facts]))
const told = (kind: ChangeKind, elementId: string, { de, en }: Sentence): Change => ({
  elementId,
  kind,
  text: de,
  textEn: en,
})

function sentenceOf(name: FactName, named: Sentence, both: Both): Sentence {
  if (name !== 'kind') return TURNS[name](named, both)
  return {
    de: `${named.de} ist jetzt ${kindWords(both.is).de} statt ${kindWords(both.was).de}.`,
    en: `${named.en} is now ${kindWords(both.is).en} instead of ${kindWords(both.was).en}.`,
  }
}

function differences(was: Facts, is: Facts): [FactName, { was: string; is: string }][] {
  const names = new Set([...Object.keys(was), ...Object.keys(is)] as FactName[])
  return [...names]
    .filter((name) => was[name] !== is[name])
    .map((name) => [name, { was: was[name] ?? '', is: is[name] ?? '' }])
}

/** „Erinnerung senden“; a flow without a name is told by its ends. */
function namedOf(id: string, facts: Facts, all: Record<string, Facts>): Sentence {
  if (facts.kind !== 'SequenceFlow')
    return { de: `„${facts.name ?? id}“`, en: `"${facts.nameEn ?? facts.name ?? id}"` }
  const [from, to] = [facts.from ?? '', facts.to ?? ''].map((end) => ({
    de: all[end]?.name ?? end,
    en: all[end]?.nameEn ?? end,
  }))
  const answer = {
    de: facts.name ? ` „${facts.name}“` : '',
    en: facts.nameEn ? ` "${facts.nameEn}"` : '',
  }
  return {
    de: `Der Pfeil${answer.de} von „${from?.de}“ nach „${to?.de}“`,
    en: `The flow${answer.en} from "${from?.en}" to "${to?.en}"`,
  }
}

const withKind = (named: Sentence, { kind = '' }: Facts): Sentence =>
  kind === 'SequenceFlow'
    ? named
    : { de: `${named.de} (${kindWords(kind).de})`, en: `${named.en} (${kindWords(kind).en})` }

function movedIn(before: Drawing, after: Drawing): Change[] {
  const ids = [...after.places]
    .filter(([id, place]) => before.places.has(id) && before.places.get(id) !== place)
    .map(([id]) => id)
  return ids.map((id) =>
    told('moved', id, {
      de: `„${after.byId.get(id)?.name || id}“ steht an einer anderen Stelle.`,
      en: `"${after.byId.get(id)?.name || id}" stands in another place.`,
    }),
  )
}
