import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { campaignQuery, stopCampaign } from './queries.ts'

/** Ends a campaign early, after one more question. */
export function StopCampaign({ campaignId }: { campaignId: string }) {
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const stop = useMutation({
    mutationFn: () => stopCampaign(campaignId),
    onSuccess: (campaign) => {
      queries.setQueryData(campaignQuery(campaignId).queryKey, campaign)
      setOpen(false)
    },
  })
  return (
    <>
      <Button icon="block" onPress={() => setOpen(true)}>
        {m.stopCampaign()}
      </Button>
      <Dialog
        title={m.stopCampaignQuestion()}
        role="alertdialog"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <p>{m.stopCampaignText()}</p>
        {stop.error && <Problem error={stop.error} />}
        <div className="u-actions">
          <Button variant="danger" isDisabled={stop.isPending} onPress={() => stop.mutate()}>
            {m.stopCampaign()}
          </Button>
          <Button onPress={() => setOpen(false)}>{m.cancel()}</Button>
        </div>
      </Dialog>
    </>
  )
}
