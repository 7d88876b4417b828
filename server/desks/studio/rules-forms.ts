import { extensionOf } from '#server/procedure/deployments/moddle.ts'
import { lintForm } from '#server/procedure/forms/lint-form.ts'
import type { Rule } from './rule.ts'

/** Each task has a form of its name that we can draw, and no form is left over. */
export const formRules: Record<string, Rule> = {
  'task-form': ({ nodes }, { forms }, report) => {
    for (const { id, element } of nodes.filter(({ type }) => type === 'UserTask')) {
      const definition = extensionOf(element, 'zeebe:FormDefinition')
      const formId = definition?.externalReference
      const wanted = id.replace(/^ut-/, '')
      if (formId !== wanted)
        report(
          id,
          `Das Formular der Aufgabe heißt ${wanted}.`,
          `The form of the task is named ${wanted}.`,
        )
      else if (!Object.hasOwn(forms, formId))
        report(id, `Das Formular ${formId} fehlt.`, `The form ${formId} is missing.`)
    }
  },

  'form-lint': ({ processId }, { forms }, report) => {
    for (const [id, form] of Object.entries(forms))
      for (const { place, message, messageEn } of lintForm(form, id))
        report(processId, `${place}: ${message}`, `${place}: ${messageEn}`)
  },

  'form-unused': ({ processId, nodes }, { forms }, report) => {
    const ids = new Set(nodes.map(({ id }) => id))
    for (const id of Object.keys(forms))
      if (!ids.has(`ut-${id}`))
        report(
          processId,
          `Das Formular ${id} gehört zu keiner Aufgabe.`,
          `The form ${id} belongs to no task.`,
        )
  },
}
