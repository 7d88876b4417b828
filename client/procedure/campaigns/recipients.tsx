import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ImportDuplicates, ImportExclusions } from './import-decisions.tsx'
import { ImportFaults, ImportSummary } from './import-summary.tsx'
import { ListUpload } from './list-upload.tsx'
import {
  decideRow,
  recipientsQuery,
  removeRecipients,
  uploadRecipients,
  uploadSample,
  type Campaign,
  type ImportPreview,
} from './queries.ts'

/**
 * The list of recipients: upload, what was found in it, and what the person decides about it.
 * Nothing is imported before the task is completed.
 */
export function Recipients({ campaign }: { campaign: Campaign }) {
  const { id, abilities } = campaign
  const preview = useQuery(recipientsQuery(id))
  const change = useRecipientChange(id)
  if (!preview.data) return <Pending query={preview} />
  const isStaged = preview.data.counts.rows > 0 || preview.data.fileName !== null
  return (
    <section className="u-card" aria-labelledby="recipients">
      <h2 id="recipients">{m.recipients()}</h2>
      {change.error && <Problem error={change.error} />}
      {change.isPending && <Busy text={m.readingList()} />}
      {!isStaged && abilities.upload && (
        <ListUpload
          isBusy={change.isPending}
          onFile={(file) => change.mutate(() => uploadRecipients(id, file))}
          onSample={() => change.mutate(() => uploadSample(id))}
        />
      )}
      {isStaged && (
        <StagedList
          campaign={campaign}
          preview={preview.data}
          isBusy={change.isPending}
          onChange={change.mutate}
        />
      )}
    </section>
  )
}

type StagedProps = {
  campaign: Campaign
  preview: ImportPreview
  isBusy: boolean
  onChange: (send: () => Promise<ImportPreview>) => void
}

/** A list that was read and waits for what is decided about it. */
function StagedList({ campaign: { id, abilities }, preview, isBusy, onChange }: StagedProps) {
  const decision = {
    isFixed: !abilities.decide || isBusy,
    onDecide: (rowId: string, include: boolean) => onChange(() => decideRow(id, rowId, include)),
  }
  return (
    <>
      <ImportSummary preview={preview} />
      <ImportFaults problems={preview.problems} />
      <ImportDuplicates duplicates={preview.duplicates} {...decision} />
      <ImportExclusions exclusions={preview.exclusions} {...decision} />
      {abilities.upload && (
        <div className="u-actions">
          <Button
            icon="delete"
            isDisabled={isBusy}
            onPress={() => onChange(() => removeRecipients(id))}
          >
            {m.removeList()}
          </Button>
        </div>
      )}
    </>
  )
}

function useRecipientChange(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (send: () => Promise<ImportPreview>) => send(),
    onSuccess: (preview) => {
      queries.setQueryData(recipientsQuery(id).queryKey, preview)
      void queries.invalidateQueries({ queryKey: ['campaigns', 'one', id] })
      void queries.invalidateQueries({ queryKey: ['tasks'] })
    },
  })
}
