import {
  mappingsOf,
  definitionOf,
  extensionOf,
  headersOf,
} from '#server/procedure/deployments/moddle.ts'
import type { Known, Rule } from './rule.ts'

import { messageOf } from '#server/procedure/deployments/read-drawing.ts'
import type { Programme } from '#server/procedure/deployments/programme.ts'

type Component = { key?: string; path?: string; components?: Component[] }

const keysOf = (components: Component[] = []): string[] =>
  components.flatMap(({ key, path, components: inner }) =>
    [key, path, ...keysOf(inner)].filter((name) => name !== undefined),
  )
const LINK_OR_MARKUP = /<\s*[a-z!/]|javascript:/i

type Asked = Parameters<Rule>[0]
const withProgramme =
  (
    check: (
      drawing: Asked,
      known: Known & { programme: Programme },
      report: Parameters<Rule>[2],
    ) => void,
  ): Rule =>
  (drawing, known, report) =>
    known.programme && check(drawing, { ...known, programme: known.programme }, report)

/** A drawing fits the program around it: what it calls, sends, catches and asks for exists. */
export const programmeRules: Record<string, Rule> = {
  'known-process': withProgramme(({ processId }, { process, programme }, report) => {
    if (process !== undefined && processId !== process)
      report(
        processId,
        `Der Prozess muss ${process} heißen.`,
        `The process must be named ${process}.`,
      )
    if (!programme.variables.has(processId))
      report(
        processId,
        `Den Prozess "${processId}" kennt das Programm nicht.`,
        `The program does not know the process "${processId}".`,
      )
  }),

  'called-process': withProgramme(({ nodes }, { programme }, report) => {
    for (const { id, type, element } of nodes) {
      if (type !== 'CallActivity') continue
      const called = String(extensionOf(element, 'zeebe:CalledElement')?.['processId'] ?? '')
      const variables = programme.variables.get(called)
      if (!variables)
        report(
          id,
          `Den gerufenen Prozess "${called}" gibt es nicht.`,
          `The called process "${called}" does not exist.`,
        )
      for (const { target } of mappingsOf(element, 'inputParameters'))
        if (variables && !variables.includes(target))
          report(
            id,
            `Der gerufene Prozess kennt die Variable ${target} nicht.`,
            `The called process does not know the variable ${target}.`,
          )
    }
  }),

  'known-message': withProgramme(({ nodes, processId }, { programme }, report) => {
    for (const { id, type, scope, element } of nodes) {
      for (const name of [messageOf(element), headersOf(element)['messageName']])
        if (name && !programme.messages.has(name))
          report(
            id,
            `Die Nachricht "${name}" verschickt niemand.`,
            `Nobody sends the message "${name}".`,
          )
      const owner =
        type === 'StartEvent' && scope === processId
          ? programme.starts.get(messageOf(element) ?? '')
          : undefined
      if (owner && owner !== processId)
        report(
          id,
          `Diese Nachricht startet schon den Prozess ${owner}.`,
          `This message already starts the process ${owner}.`,
        )
    }
  }),

  'known-error': withProgramme(({ nodes }, { programme }, report) => {
    for (const { id, type, element } of nodes) {
      const code =
        type === 'BoundaryEvent' ? definitionOf(element, 'Error')?.errorRef?.errorCode : undefined
      if (code && !programme.errors.has(code))
        report(id, `Den Fehler "${code}" meldet niemand.`, `Nobody raises the error "${code}".`)
    }
  }),

  'known-decision': withProgramme(({ nodes }, { programme }, report) => {
    for (const { id, type, element } of nodes) {
      const decision = type === 'BusinessRuleTask' ? headersOf(element)['decisionId'] : undefined
      if (decision && !programme.decisions.has(decision))
        report(
          id,
          `Die Entscheidungstabelle "${decision}" gibt es nicht.`,
          `The decision table "${decision}" does not exist.`,
        )
    }
  }),

  'form-keys': withProgramme(({ processId }, { forms, programme }, report) => {
    for (const [form, needed] of programme.formKeys.get(processId) ?? []) {
      if (!Object.hasOwn(forms, form)) continue
      const keys = keysOf((forms[form] as { components?: Component[] }).components)
      for (const key of needed)
        if (!keys.includes(key))
          report(
            `ut-${form}`,
            `Dem Formular ${form} fehlt das Feld ${key}, das das Programm braucht.`,
            `The form ${form} lacks the field ${key}, which the program needs.`,
          )
    }
  }),

  'job-retries': ({ nodes }, _, report) => {
    for (const { id, element } of nodes) {
      const retries = extensionOf(element, 'zeebe:TaskDefinition')?.retries
      if (retries !== undefined && !/^[1-9]$/.test(retries))
        report(
          id,
          'Die Zahl der Versuche ist eine Ziffer von 1 bis 9.',
          'The number of tries is a digit from 1 to 9.',
        )
    }
  },

  'plain-text': ({ nodes, flows }, _, report) => {
    for (const { id, name, element } of [...nodes, ...flows]) {
      const documents = element.documentation ?? []
      const texts = [name, ...documents.map(({ text = '' }) => text)]
      if (texts.some((text) => LINK_OR_MARKUP.test(text)))
        report(
          id,
          'Name und Beschreibung sind einfacher Text, ohne Auszeichnungen und Verweise.',
          'Name and description are plain text, without markup and links.',
        )
    }
  },
}
