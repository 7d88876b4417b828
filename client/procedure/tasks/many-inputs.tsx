import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormView } from '#client/forms/form-view.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Radios } from '#client/ui/choice-fields.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { MoveReason, TaskRow } from '#server/procedure/tasks/schema.ts'
import type { Chosen } from './chosen.ts'
import { colleaguesQuery, taskQuery } from './queries.ts'
import { formOf } from './task-answers.ts'

type Props = { tasks: TaskRow[]; onChosen: (chosen: Chosen) => void; onCancel: () => void }

const REASONS: [MoveReason, () => string][] = [
  ['client-wish', m.putOffClientWish],
  ['not-reached', m.putOffNotReached],
  ['papers-missing', m.putOffPapersMissing],
  ['no-time', m.putOffNoTime],
]

/** The day and why. */
export function MoveInput({ onChosen, onCancel }: Props) {
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [reason, setReason] = useState<MoveReason | null>(null)
  const [isChecked, setChecked] = useState(false)
  const go = () => {
    setChecked(true)
    if (dueOn && reason) onChosen({ action: { kind: 'move', dueOn, reason } })
  }
  return (
    <>
      <DateField
        label={m.putOffTo()}
        hint={m.putOffToHint()}
        isRequired
        value={dueOn}
        onChange={setDueOn}
        error={isChecked && !dueOn ? m.enterDate({ name: m.putOffTo() }) : undefined}
      />
      <Radios
        label={m.putOffWhy()}
        isRequired
        options={REASONS.map(([value, label]) => ({ value, label: label() }))}
        value={reason}
        onChange={setReason}
        error={isChecked && !reason ? m.pleaseChoose() : undefined}
      />
      <Foot onGo={go} onCancel={onCancel} />
    </>
  )
}

/** Whom the tasks go to. */
export function AssignInput({ onChosen, onCancel }: Props) {
  const staff = useQuery(colleaguesQuery)
  const [staffId, setStaffId] = useState<string | null>(null)
  const items = staff.data?.items ?? []
  const go = () =>
    staffId &&
    onChosen({
      action: { kind: 'assign', staffId },
      name: items.find(({ id }) => id === staffId)?.displayName ?? '',
    })
  return (
    <>
      {staff.error && <Problem error={staff.error} />}
      <SelectField
        label={m.assignTo()}
        isRequired
        options={items.map(({ id, displayName, isAbsent }) => ({
          value: id,
          label: isAbsent ? m.absentName({ name: displayName }) : displayName,
        }))}
        value={staffId}
        onChange={setStaffId}
      />
      <Foot onGo={go} onCancel={onCancel} isDisabled={!staffId} />
    </>
  )
}

/** The answers that hold for all: the form of the first. */
export function CompleteInput({ tasks: [first], onChosen }: Props) {
  const task = useQuery(taskQuery(first!.key))
  if (task.error) return <Problem error={task.error} onRetry={() => void task.refetch()} />
  if (!task.data) return <Busy text={m.formLoading()} />
  return (
    <>
      <p>{m.completeTogetherText()}</p>
      <FormView
        form={formOf(task.data)}
        initial={{}}
        choices={task.data.choices}
        actions={[
          {
            label: m.toPreview(),
            icon: 'arrow_forward',
            run: (answers) => onChosen({ action: { kind: 'complete', answers } }),
          },
        ]}
      />
    </>
  )
}

function Foot({
  onGo,
  onCancel,
  isDisabled = false,
}: {
  onGo: () => void
  onCancel: () => void
  isDisabled?: boolean
}) {
  return (
    <div className="u-actions">
      <Button variant="primary" isDisabled={isDisabled} onPress={onGo}>
        {m.toPreview()}
      </Button>
      <Button onPress={onCancel}>{m.cancel()}</Button>
    </div>
  )
}
