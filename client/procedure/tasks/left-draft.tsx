import { skipToken, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isMissing } from '#client/api/request.ts'
import { useNow } from '#client/api/session.ts'
import { asAnswers } from '#client/forms/read-answers.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Problem } from '#client/ui/problem.tsx'
import type { Answers } from '#server/procedure/forms/model.ts'
import { happenedText } from './left-happened.ts'
import { LeftText, writtenIn } from './left-text.tsx'
import { draftKey, leftDraftQuery } from './queries.ts'

/**
 * Stands in place of a form whose task is gone: what happened, and what was typed here until then.
 * `children`: what is said where nobody was typing.
 */
export function LeftDraft({ taskKey, children }: { taskKey: string; children: ReactNode }) {
  const now = useNow()
  const { data: typed } = useQuery<Answers>({ queryKey: draftKey(taskKey), queryFn: skipToken })
  const left = useQuery(leftDraftQuery(taskKey))
  if (left.error && isMissing(left.error))
    return typed ? (
      <Alert tone="warn" live>
        {m.leftStays()}
      </Alert>
    ) : (
      children
    )
  if (left.error && typed) return <Problem error={left.error} onRetry={() => void left.refetch()} />
  if (!left.data) return children
  const { form, draft, happened } = left.data
  const answers = typed ?? asAnswers(draft?.answers)
  if (writtenIn(form, answers).length === 0)
    return happened.isOwn || happened.kind === 'handed-on' ? (
      children
    ) : (
      <Alert>{happenedText(happened, now)}</Alert>
    )
  return (
    <Alert tone="warn">
      <LeftText left={left.data} answers={answers} />
    </Alert>
  )
}
