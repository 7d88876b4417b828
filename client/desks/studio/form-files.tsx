import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileTrigger } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { download } from './download.ts'
import { ownDraftQuery, saveForm, type DraftView } from './queries.ts'
import type { Drawing } from './use-drawing.ts'

type Props = { draft: DraftView; drawing: Drawing }

/**
 * The forms of the drawing as files: take one along, change it, bring it back; a new one belongs to
 * a new task.
 */
export function FormFiles({ draft, drawing }: Props) {
  const save = useSaveForm({ draft, drawing })
  return (
    <section className="u-card">
      <div className="studio-file-head">
        <h2>{m.studio_forms()}</h2>
        <FileTrigger
          acceptedFileTypes={['.form', '.json']}
          onSelect={(files) => files?.[0] && save.mutate(files[0])}
        >
          <Button size="s" icon="upload_file" isDisabled={save.isPending}>
            {m.studio_uploadForm()}
          </Button>
        </FileTrigger>
      </div>
      <p className="u-small u-muted">{m.studio_formsHint()}</p>
      {save.error && <Problem error={save.error} />}
      <div className="u-actions">
        {draft.forms.map(({ id, content }) => (
          <Button
            key={id}
            size="s"
            icon="download"
            onPress={() => download(`${id}.form`, content, 'application/json')}
          >
            {`${id}.form`}
          </Button>
        ))}
      </div>
    </section>
  )
}

function useSaveForm({ draft: { process }, drawing }: Props) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (file: File) => {
      await drawing.keeper.current?.save()
      const form = parse(await file.text())
      return await saveForm(process, {
        id: file.name.replace(/\.form$/, ''),
        revision: drawing.keeper.current?.revision ?? 0,
        form,
      })
    },
    onSuccess: async (own) => {
      if (own.draft) drawing.keeper.current?.goOnFrom(own.draft.revision)
      queries.setQueryData(ownDraftQuery(process).queryKey, own)
      await drawing.keeper.current?.check()
    },
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(m.studio_noForm())
  }
}
