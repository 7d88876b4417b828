import { ScanBox } from '#client/procedure/documents/scan-box.tsx'
import { FormView } from '#client/forms/form-view.tsx'
import * as m from '#client/generated/messages/messages.js'
import type { OwnFormProps } from '#client/procedure/tasks/own-form-props.ts'

/**
 * What the person says to the plan, with a place for the signed sheet; it may follow later from the
 * case page.
 */
export function SignPlan({ task, children, ...props }: OwnFormProps) {
  return (
    <FormView {...props}>
      {!props.isDisabled && (
        <ScanBox caseId={task.subjectId} kind="signed-plan" title={m.scanSignedPlan()} />
      )}
      {children}
    </FormView>
  )
}
