import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { DateField } from '#client/ui/date-field.tsx'
import { DialogActions } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { addAbsence, type Member } from './queries.ts'

type Props = { member: Member; members: Member[]; onClose: () => void }

/** Who is away from when to when, and who stands in; nothing is asked about why. */
export function AbsenceDialog({ member, members, onClose }: Props) {
  const [fromOn, setFrom] = useState<string | null>(null)
  const [toOn, setTo] = useState<string | null>(null)
  const [substituteId, setSubstitute] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const add = useAddAbsence(onClose)
  const save = () => {
    setChecked(true)
    if (fromOn && toOn && substituteId)
      add.mutate({ staffId: member.id, substituteId, fromOn, toOn })
  }
  const missing = (value: string | null, name: string) =>
    isChecked && !value ? m.enterDate({ name }) : undefined
  return (
    <Dialog title={m.addAbsenceOf({ name: member.displayName })} isOpen onClose={onClose}>
      {add.error && <Problem error={add.error} />}
      <DateField
        label={m.absentFrom()}
        isRequired
        value={fromOn}
        onChange={setFrom}
        error={missing(fromOn, m.absentFrom())}
      />
      <DateField
        label={m.absentTo()}
        isRequired
        value={toOn}
        onChange={setTo}
        error={missing(toOn, m.absentTo())}
      />
      <SelectField
        label={m.substitute()}
        isRequired
        options={members
          .filter(({ id }) => id !== member.id)
          .map(({ id, displayName }) => ({ value: id, label: displayName }))}
        value={substituteId}
        onChange={setSubstitute}
        error={isChecked && !substituteId ? m.chooseSubstitute() : undefined}
      />
      <DialogActions label={m.save()} isDisabled={add.isPending} onDo={save} onCancel={onClose} />
    </Dialog>
  )
}

function useAddAbsence(onDone: () => void) {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: addAbsence,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['cases'] })
      notify({ text: m.absenceSaved() })
      onDone()
    },
  })
}
