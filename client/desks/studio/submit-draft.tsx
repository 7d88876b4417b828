import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { Impact } from './impact.tsx'
import { submitDraft, type DraftView } from './queries.ts'
import type { Drawing } from './use-drawing.ts'

const SHORTEST = 3

/** Hands the drawing in: says for whom it will count and asks why. */
export function SubmitDraft({ draft, drawing }: { draft: DraftView; drawing: Drawing }) {
  const { process, authorId, impact } = draft
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState(draft.reason ?? '')
  const [isChecked, setChecked] = useState(false)
  const submit = useMutation({
    mutationFn: async () => {
      await drawing.keeper.current?.save()
      return await submitDraft(process, {
        revision: drawing.keeper.current?.revision ?? 0,
        reason: reason.trim(),
      })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['processes'] })
      await navigate({ to: '/prozesse/$process/freigabe/$authorId', params: { process, authorId } })
    },
  })
  const error = isChecked && reason.trim().length < SHORTEST ? m.studio_reasonMissing() : undefined
  const send = () => {
    setChecked(true)
    if (reason.trim().length >= SHORTEST) submit.mutate()
  }
  const errors = drawing.findings?.filter(({ severity }) => severity === 'error').length ?? 0
  return (
    <div className="studio-decision-foot">
      <Button
        variant="primary"
        icon="send"
        isDisabled={errors > 0 || drawing.state.kind === 'changed'}
        onPress={() => setOpen(true)}
      >
        {m.studio_handIn()}
      </Button>
      {errors > 0 && <span className="u-small u-muted">{m.studio_firstFix()}</span>}
      <Dialog title={m.studio_handIn()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form
          className="u-dialog-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Impact impact={impact} />
          {submit.error && <Problem error={submit.error} />}
          <TextField
            label={m.studio_reason()}
            hint={m.studio_reasonHint()}
            isRequired
            value={reason}
            onChange={setReason}
            error={error}
          />
          <div className="u-actions">
            <Button variant="primary" type="submit" isDisabled={submit.isPending}>
              {m.studio_handIn()}
            </Button>
            <Button onPress={() => setOpen(false)}>{m.cancel()}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
