import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { DialogActions, DialogForm } from '#client/ui/dialog-form.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { createCampaign } from './queries.ts'

const NAME_LENGTH = 80

/** Asks for the name of a new campaign and goes to its page. */
export function NewCampaign({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [isChecked, setChecked] = useState(false)
  const create = useCreate()
  const error = faultOf(name)
  const save = () => {
    setChecked(true)
    if (!error) create.mutate(name.trim())
  }
  return (
    <Dialog title={m.newCampaign()} isOpen onClose={onClose}>
      <DialogForm onSend={save}>
        {create.error && <Problem error={create.error} />}
        <TextField
          label={m.campaignName()}
          hint={m.campaignNameHint()}
          isRequired
          hasFocus
          value={name}
          onChange={setName}
          error={isChecked ? error : undefined}
        />
        <DialogActions label={m.create()} isDisabled={create.isPending} onCancel={onClose} />
      </DialogForm>
    </Dialog>
  )
}

function useCreate() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: createCampaign,
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['campaigns'] })
      void queries.invalidateQueries({ queryKey: ['session'] })
      await navigate({ to: '/aktionen/$campaignId', params: { campaignId: id } })
    },
  })
}

function faultOf(name: string): string | undefined {
  if (!name.trim()) return m.enterText({ name: m.campaignName() })
  return name.length > NAME_LENGTH ? m.shortenTo({ count: NAME_LENGTH }) : undefined
}
