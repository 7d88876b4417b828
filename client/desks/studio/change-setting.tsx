import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { DialogActions, DialogForm } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { lengthText } from './length-text.ts'
import { changeSetting, settingsQuery, type SettingItem } from './queries.ts'

const SHORTEST_REASON = 3

/**
 * Another length for a period, within its bounds and with a reason; below it what it was before.
 */
export function ChangeSetting({ item, onClose }: { item: SettingItem; onClose: () => void }) {
  const { name, nameEn, unit, min, max, history } = item
  const [amount, setAmount] = useState(String(item.amount))
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const change = useChange(item, onClose)
  const range = m.studio_rangeHint({ min, max: lengthText(unit, max) })
  const isAllowed = /^\d+$/.test(amount.trim()) && Number(amount) >= min && Number(amount) <= max
  const isShort = reason.trim().length < SHORTEST_REASON
  const save = () => {
    setChecked(true)
    if (isAllowed && !isShort) change.mutate({ amount: Number(amount), reason: reason.trim() })
  }
  return (
    <Dialog title={inLanguage(name, nameEn)} isOpen onClose={onClose}>
      <DialogForm onSend={save}>
        {change.error && <Problem error={change.error} />}
        <TextField
          kind="number"
          label={m.studio_length()}
          hint={range}
          isRequired
          value={amount}
          onChange={setAmount}
          error={isChecked && !isAllowed ? range : undefined}
        />
        <TextField
          label={m.studio_reason()}
          isRequired
          value={reason}
          onChange={setReason}
          error={isChecked && isShort ? m.studio_reasonMissing() : undefined}
        />
        <DialogActions label={m.studio_save()} isDisabled={change.isPending} onCancel={onClose} />
        {history.length > 0 && <History item={item} />}
      </DialogForm>
    </Dialog>
  )
}

function useChange({ key, amount: was }: SettingItem, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wanted: { amount: number; reason: string }) =>
      changeSetting(key, { ...wanted, was }),
    onSuccess: (all) => {
      queries.setQueryData(settingsQuery.queryKey, all)
      onDone()
    },
    onError: () => queries.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  })
}

function History({ item: { history } }: { item: SettingItem }) {
  return (
    <section>
      <h3>{m.studio_history()}</h3>
      <ul className="studio-list">
        {history.map(({ from, to, at, by, reason }) => (
          <li key={at}>
            <span>
              {m.studio_changedFrom({ from, to, time: formatDayTime(at), name: by ?? '–' })}
            </span>
            <span className="u-small u-muted">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
