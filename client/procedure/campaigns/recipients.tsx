import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ImportDuplicates, ImportExclusions } from './import-decisions.tsx'
import { ImportDifferences } from './import-differences.tsx'
import { EncodingChoice, UnknownHeadings } from './import-reading.tsx'
import { ImportFaults, ImportSummary } from './import-summary.tsx'
import { ListUpload } from './list-upload.tsx'
import {
  decideDifference,
  decideRow,
  readRecipients,
  recipientsQuery,
  rememberMeaning,
  removeRecipients,
  uploadRecipients,
  uploadSample,
  type Campaign,
  type HeadingMeaning,
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
  const [file, setFile] = useState<File | null>(null)
  const upload = (chosen: File, encoding?: string) => {
    setFile(chosen)
    change.mutate(() => uploadRecipients(id, chosen, encoding))
  }
  const remember = (meaning: HeadingMeaning) =>
    change.mutate(async () => {
      await rememberMeaning(id, meaning)
      return file ? await uploadRecipients(id, file) : await readRecipients(id)
    })
  if (!preview.data) return <Pending query={preview} />
  const isStaged = preview.data.counts.rows > 0 || preview.data.fileName !== null
  return (
    <section className="u-card" aria-labelledby="recipients">
      <h2 id="recipients">{m.recipients()}</h2>
      {change.error && <Problem error={change.error} />}
      <UnknownHeadings
        headings={unknownIn(change.error) ?? preview.data.columnsUnknown}
        isFixed={!abilities.upload || change.isPending}
        onMeaning={remember}
      />
      {change.isPending && <Busy text={m.readingList()} />}
      {!isStaged && abilities.upload && (
        <ListUpload
          isBusy={change.isPending}
          onFile={upload}
          onSample={() => change.mutate(() => uploadSample(id))}
        />
      )}
      {isStaged && (
        <StagedList
          campaign={campaign}
          preview={preview.data}
          isBusy={change.isPending}
          onChange={change.mutate}
          onEncoding={file ? (encoding) => upload(file, encoding) : undefined}
        />
      )}
    </section>
  )
}

/** Headings that a list was turned away for, because nobody knows what they mean. */
function unknownIn(error: Error | null): string[] | null {
  const current = error instanceof ApiError ? error.current : null
  const isList = typeof current === 'object' && current !== null && 'unknown' in current
  return isList && Array.isArray(current.unknown) ? current.unknown.map(String) : null
}

type StagedProps = {
  campaign: Campaign
  preview: ImportPreview
  isBusy: boolean
  onChange: (send: () => Promise<ImportPreview>) => void
  /** Reads the file again; not there once the page has forgotten it. */
  onEncoding?: ((encoding: string) => void) | undefined
}

/** A list that was read and waits for what is decided about it. */
function StagedList({ campaign, preview, isBusy, onChange, onEncoding }: StagedProps) {
  const { id, abilities } = campaign
  const decision = {
    isFixed: !abilities.decide || isBusy,
    onDecide: (rowId: string, include: boolean) => onChange(() => decideRow(id, rowId, include)),
  }
  return (
    <>
      <ImportSummary preview={preview} />
      {onEncoding && <EncodingChoice preview={preview} isFixed={isBusy} onEncoding={onEncoding} />}
      <ImportFaults problems={preview.problems} />
      <ImportDifferences
        differences={preview.differences}
        isFixed={decision.isFixed}
        onTakeOver={(rowId, takeOver) => onChange(() => decideDifference(id, rowId, takeOver))}
      />
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
