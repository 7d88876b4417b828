import './documents.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import type { ScanKind } from '#server/procedure/documents/schema.ts'
import { keepScan } from './queries.ts'

const LIMIT_BYTES = 10 * 1024 * 1024

type Props = { caseId: string; kind: ScanKind; title: string }

/** Keeps a scanned paper with a case: chosen, it is stored at once. */
export function ScanBox({ caseId, kind, title }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const keep = useKeep(caseId, kind)
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) keep.mutate(file)
  }
  return (
    <section className="scan-box" aria-labelledby={id} data-noprint>
      <p id={id}>
        <b>{title}</b>
      </p>
      <p className="u-muted u-small">{m.scanHint()}</p>
      <input
        ref={input}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        hidden
        aria-label={title}
        onChange={({ target }) => (take(target.files), (target.value = ''))}
      />
      <Button icon="upload_file" isDisabled={keep.isPending} onPress={() => input.current?.click()}>
        {m.scanChoose()}
      </Button>
      {keep.isPending && <Busy text={m.scanKeeping()} />}
      {keep.error && (
        <Alert tone="danger" live>
          {keep.error.message}
        </Alert>
      )}
      {keep.isSuccess && (
        <Alert tone="ok" live>
          {m.scanKept()}
        </Alert>
      )}
    </section>
  )
}

function useKeep(caseId: string, kind: ScanKind) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) => {
      if (file.size > LIMIT_BYTES) throw new Error(m.scanTooBig())
      return await keepScan(caseId, { kind, file })
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['cases'] }),
  })
}
