import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { DialogActions } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { assignTask, colleaguesQuery } from './queries.ts'
import { useOwnership } from './use-ownership.ts'

type Props = { taskKey: string; current: string | null; onClose: () => void }

/** To whom a task goes. */
export function AssignDialog({ taskKey, current, onClose }: Props) {
  const staff = useQuery(colleaguesQuery)
  const [chosen, setChosen] = useState(current)
  const change = useOwnership()
  const assign = () => {
    if (chosen) change.mutate(() => assignTask(taskKey, chosen), { onSuccess: onClose })
  }
  const options =
    staff.data?.items.map(({ id, displayName, isAbsent }) => ({
      value: id,
      label: isAbsent ? m.absentName({ name: displayName }) : displayName,
    })) ?? []
  return (
    <Dialog title={m.assign()} isOpen onClose={onClose}>
      {staff.error && <Problem error={staff.error} />}
      {change.error && <Problem error={change.error} />}
      <SelectField
        label={m.assignTo()}
        isRequired
        options={options}
        value={chosen}
        onChange={setChosen}
      />
      <DialogActions
        label={m.assign()}
        isDisabled={!chosen || change.isPending}
        onDo={assign}
        onCancel={onClose}
      />
    </Dialog>
  )
}
