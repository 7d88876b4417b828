import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ImportDuplicates, ImportExclusions } from './import-decisions.tsx'
import { ImportFaults, ImportSummary } from './import-summary.tsx'
import {
  decideRow,
  recipientsQuery,
  removeRecipients,
  uploadRecipients,
  uploadSample,
  type Campaign,
  type ImportPreview,
} from './queries.ts'

/** The list of recipients: upload, what was found in it, and what the person decides about it. Nothing is imported before the task is completed. */
export function Recipients({ campaign: { id, abilities } }: { campaign: Campaign }) {
  const preview = useQuery(recipientsQuery(id))
  const change = useRecipientChange(id)
  if (!preview.data)
    return preview.error ? (
      <Problem error={preview.error} onRetry={() => void preview.refetch()} />
    ) : (
      <Busy />
    )
  const isStaged = preview.data.counts.rows > 0 || preview.data.fileName !== null
  return (
    <section className="u-card" aria-labelledby="recipients">
      <h2 id="recipients">{m.recipients()}</h2>
      {change.error && <Problem error={change.error} />}
      {change.isPending && <Busy text={m.readingList()} />}
      {!isStaged && abilities.upload && (
        <Upload
          isBusy={change.isPending}
          onFile={(file) => change.mutate(() => uploadRecipients(id, file))}
          onSample={() => change.mutate(() => uploadSample(id))}
        />
      )}
      {isStaged && (
        <>
          <ImportSummary preview={preview.data} />
          <ImportFaults problems={preview.data.problems} />
          <ImportDuplicates
            duplicates={preview.data.duplicates}
            isFixed={!abilities.decide || change.isPending}
            onDecide={(rowId, include) => change.mutate(() => decideRow(id, rowId, include))}
          />
          <ImportExclusions
            exclusions={preview.data.exclusions}
            isFixed={!abilities.decide || change.isPending}
            onDecide={(rowId, include) => change.mutate(() => decideRow(id, rowId, include))}
          />
          {abilities.upload && (
            <div className="u-actions">
              <Button
                icon="delete"
                isDisabled={change.isPending}
                onPress={() => change.mutate(() => removeRecipients(id))}
              >
                {m.removeList()}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
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

function Upload({
  isBusy,
  onFile,
  onSample,
}: {
  isBusy: boolean
  onFile: (file: File) => void
  onSample: () => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <>
      <div
        className="campaign-upload"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload_file" />
        <p>{m.uploadText()}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          className="u-sr"
          tabIndex={-1}
          aria-label={m.chooseFile()}
          onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])}
        />
        <div className="u-actions">
          <Button icon="upload_file" isDisabled={isBusy} onPress={() => input.current?.click()}>
            {m.chooseFile()}
          </Button>
          <Button isDisabled={isBusy} onPress={onSample}>
            {m.useSampleList()}
          </Button>
        </div>
      </div>
      <Alert>{m.uploadColumns()}</Alert>
    </>
  )
}
