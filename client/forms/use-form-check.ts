import { useEffect, useMemo, useState } from 'react'
import type { Issue } from '#client/api/request.ts'
import { getLocale } from '#client/generated/messages/runtime.js'
import { checkAnswers, hasConditions } from '#server/procedure/forms/check-form.ts'
import type { Answers, Component, Form } from '#server/procedure/forms/model.ts'
import { namedIssue } from './named-issue.ts'

type IsHidden = (component: Component, scope: Answers) => boolean

const NO_ISSUES: readonly Issue[] = []

/**
 * Which fields are shown and what is wrong with them. `check` gives the answers as they may be
 * sent, or null when something is missing; the server's own refusals stand in `shown` until their
 * field is changed.
 */
export function useFormCheck(form: Form, answers: Answers, refused: readonly Issue[]) {
  const [own, setOwn] = useState(NO_ISSUES)
  const [forgotten, setForgotten] = useState<{ of: readonly Issue[]; paths: string[] }>({
    of: refused,
    paths: [],
  })
  const conditions = useConditions(form)
  const blanks = useMemo(
    () => Object.fromEntries(namesOf(form.components).map((name) => [name, null])),
    [form],
  )
  const isHidden: IsHidden = (component, scope) => {
    const expression = component.conditional?.hide
    return expression
      ? (conditions?.(expression, { ...blanks, ...answers, ...scope }) ?? true)
      : false
  }
  const paths = forgotten.of === refused ? forgotten.paths : []
  const shown = [
    ...own,
    ...refused
      .filter(({ path }) => !paths.some((forgotten) => isWithin(path, forgotten)))
      .map((issue) => namedIssue(form, issue, getLocale())),
  ]
  const forget = (path: string) => {
    setOwn((before) => before.filter((issue) => !isWithin(issue.path, path)))
    setForgotten({ of: refused, paths: [...paths, path] })
  }
  const check = async (whole: Answers): Promise<Answers | null> => {
    const { errors, values } = await checkAnswers(form, whole, { language: getLocale() })
    const issues = Object.entries(errors).map(([path, message]) => ({ path, message }))
    setOwn(issues)
    setForgotten({ of: refused, paths: refused.map(({ path }) => path) })
    return issues.length === 0 ? values : null
  }
  return { shown, check, forget, isHidden }
}

/** With a row of a list go its fields, whose places have moved. */
const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`)

type Condition = (expression: string, values: Answers) => boolean

/** The engine for conditions (41 kB) is fetched only for forms that have one. */
function useConditions(form: Form): Condition | null {
  const [conditions, setConditions] = useState<Condition | null>(null)
  useEffect(() => {
    if (hasConditions(form.components))
      void import('#server/procedure/forms/conditions.ts').then((engine) =>
        setConditions(() => engine.isHidden),
      )
  }, [form])
  return conditions
}

/** Answers not given yet are null to a condition, not unknown. */
const namesOf = (components: readonly Component[]): string[] =>
  components.flatMap(({ key, path, components: inner = [] }) =>
    key ? [key] : path ? [path] : namesOf(inner),
  )
