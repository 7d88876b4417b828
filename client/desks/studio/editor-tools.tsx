import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { EditorFiles } from './editor-files.tsx'
import { dropDraft, type DraftView } from './queries.ts'
import type { Drawing } from './use-drawing.ts'

/** What one does while drawing; undo, redo and search also with the usual keys on the canvas. */
export function EditorTools({ draft, drawing }: { draft: DraftView; drawing: Drawing }) {
  const { modeler, isPlaying } = drawing
  return (
    <div className="studio-tools" role="toolbar" aria-label={m.studio_tools()}>
      <Changes drawing={drawing} />
      <Button size="s" icon="fit_screen" onPress={() => modeler.current?.fit()}>
        {m.zoomFit()}
      </Button>
      <Button size="s" icon="visibility" onPress={() => modeler.current?.minimap()}>
        {m.studio_minimap()}
      </Button>
      <Button
        size="s"
        icon="arrow_forward"
        aria-pressed={isPlaying}
        onPress={() => modeler.current?.play(!isPlaying)}
      >
        {isPlaying ? m.studio_stopPlaying() : m.studio_play()}
      </Button>
      <Link
        to="/prozesse/$process/vergleich"
        params={{ process: draft.process }}
        search={{ from: draft.basedOn.id, to: `draft-${draft.authorId}` }}
        className="u-btn"
        data-variant="secondary"
        data-size="s"
      >
        {m.studio_compare()}
      </Link>
      <EditorFiles process={draft.process} drawing={drawing} />
      <Drop process={draft.process} />
    </div>
  )
}

/** Back and forth, and the search; all of it rests while the drawing is played. */
function Changes({ drawing: { modeler, history, isPlaying } }: { drawing: Drawing }) {
  return (
    <>
      <Button
        size="s"
        icon="undo"
        isDisabled={!history.canUndo || isPlaying}
        onPress={() => modeler.current?.undo()}
      >
        {m.studio_undo()}
      </Button>
      <Button
        size="s"
        icon="replay"
        isDisabled={!history.canRedo || isPlaying}
        onPress={() => modeler.current?.redo()}
      >
        {m.studio_redo()}
      </Button>
      <Button
        size="s"
        icon="search"
        isDisabled={isPlaying}
        onPress={() => modeler.current?.search()}
      >
        {m.studio_search()}
      </Button>
    </>
  )
}

function Drop({ process }: { process: string }) {
  const [asks, setAsks] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const drop = useMutation({
    mutationFn: () => dropDraft(process),
    onSuccess: async () => {
      await navigate({ to: '/prozesse/$process', params: { process } })
      queries.removeQueries({ queryKey: ['processes', 'draft', process] })
      await queries.invalidateQueries({ queryKey: ['processes'] })
    },
  })
  return (
    <>
      <Button size="s" variant="danger" icon="delete" onPress={() => setAsks(true)}>
        {m.studio_drop()}
      </Button>
      <Dialog
        role="alertdialog"
        title={m.studio_dropTitle()}
        isOpen={asks}
        onClose={() => setAsks(false)}
      >
        <p>{m.studio_dropText()}</p>
        {drop.error && <Problem error={drop.error} />}
        <div className="u-actions">
          <Button variant="danger" isDisabled={drop.isPending} onPress={() => drop.mutate()}>
            {m.studio_drop()}
          </Button>
          <Button onPress={() => setAsks(false)}>{m.cancel()}</Button>
        </div>
      </Dialog>
    </>
  )
}
