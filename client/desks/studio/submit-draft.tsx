import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { DialogActions, DialogForm } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { Impact } from './impact.tsx'
import { submitDraft, type DraftView } from './queries.ts'
import type { Drawing } from './use-drawing.ts'

const SHORTEST = 3

type Props = { draft: DraftView; drawing: Drawing }

/** Hands the drawing in, once nothing in it is wrong. */
export function SubmitDraft({ draft, drawing }: Props) {
  const [isOpen, setOpen] = useState(false)
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
      <SubmitDialog
        draft={draft}
        drawing={drawing}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}

type DialogProps = Props & { isOpen: boolean; onClose: () => void }

/** Says for whom it will count and asks why. */
function SubmitDialog({ draft, drawing, isOpen, onClose }: DialogProps) {
  const [reason, setReason] = useState(draft.reason ?? '')
  const [isChecked, setChecked] = useState(false)
  const submit = useSubmit({ draft, drawing })
  const isShort = reason.trim().length < SHORTEST
  const send = () => {
    setChecked(true)
    if (!isShort) submit.mutate(reason.trim())
  }
  return (
    <Dialog title={m.studio_handIn()} isOpen={isOpen} onClose={onClose}>
      <DialogForm onSend={send}>
        <Impact impact={draft.impact} />
        {submit.error && <Problem error={submit.error} />}
        <TextField
          label={m.studio_reason()}
          hint={m.studio_reasonHint()}
          isRequired
          value={reason}
          onChange={setReason}
          error={isChecked && isShort ? m.studio_reasonMissing() : undefined}
        />
        <DialogActions label={m.studio_handIn()} isDisabled={submit.isPending} onCancel={onClose} />
      </DialogForm>
    </Dialog>
  )
}

function useSubmit({ draft: { process, authorId }, drawing }: Props) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (reason: string) => {
      await drawing.keeper.current?.save()
      const revision = drawing.keeper.current?.revision ?? 0
      return await submitDraft(process, { revision, reason })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['processes'] })
      await navigate({ to: '/prozesse/$process/freigabe/$authorId', params: { process, authorId } })
    },
  })
}
