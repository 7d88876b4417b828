import './studio.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { KeepState } from './drawing-keeper.ts'
import { EditorTools } from './editor-tools.tsx'
import { Findings } from './findings.tsx'
import { FormFiles } from './form-files.tsx'
import {
  beginDraft,
  newestOf,
  ownDraftQuery,
  processQuery,
  rebaseDraft,
  type DraftView,
} from './queries.ts'
import { ProcessCrumbs } from './studio-crumbs.tsx'
import { SubmitDraft } from './submit-draft.tsx'
import { useDrawing, type Drawing } from './use-drawing.ts'

// loads while the drawing is asked for, or before, when the page is made ready
const modeler = import('#client/diagram/modeler-view.tsx')
const ModelerView = lazy(() => modeler.then(({ ModelerView: view }) => ({ default: view })))

/** Where process owners draw; what is drawn is kept for its author until it is handed in. */
export function EditorPage() {
  usePageTitle(m.studio_draw())
  const { process } = useParams({ from: '/shell/prozesse/$process/zeichnen' })
  const own = useQuery(ownDraftQuery(process))
  const page = useQuery(processQuery(process))
  const error = own.error ?? page.error
  if (error)
    return (
      <div className="u-page">
        <Problem error={error} onRetry={() => void own.refetch()} />
      </div>
    )
  if (!own.data || !page.data) return <Busy />
  const name = inLanguage(page.data.name, page.data.nameEn)
  return own.data.draft ? (
    <Editor key={process} draft={own.data.draft} name={name} />
  ) : (
    <NoDraft process={process} from={newestOf(page.data).id} />
  )
}

function NoDraft({ process, from }: { process: string; from: string }) {
  const queries = useQueryClient()
  const begin = useMutation({
    mutationFn: () => beginDraft(process, { from }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['processes'] }),
  })
  return (
    <Empty icon="edit" text={m.studio_noDraft()}>
      {begin.error && <Problem error={begin.error} />}
      <Button variant="primary" isDisabled={begin.isPending} onPress={() => begin.mutate()}>
        {m.studio_draw()}
      </Button>
    </Empty>
  )
}

function Editor({ draft, name }: { draft: DraftView; name: string }) {
  const drawing = useDrawing(draft)
  const { element } = useSearch({ from: '/shell/prozesse/$process/zeichnen' })
  const { process } = draft
  return (
    <div className="u-page studio-editor">
      <header>
        <div>
          <ProcessCrumbs process={process} name={name} />
          <h1>{m.studio_drawingOf({ name })}</h1>
          <output className="u-small u-muted">{stateText(drawing.state)}</output>
        </div>
        <SubmitDraft draft={draft} drawing={drawing} />
      </header>
      {draft.submittedAt && <Alert>{m.studio_submittedStill()}</Alert>}
      {drawing.state.kind === 'changed' && (
        <ChangedElsewhere drawing={drawing} theirs={drawing.state.theirs} />
      )}
      {draft.isOutdated && <Outdated draft={draft} drawing={drawing} />}
      <EditorTools draft={draft} drawing={drawing} />
      <Findings
        findings={drawing.findings}
        isChecked={drawing.isChecked}
        onShow={(id) => drawing.modeler.current?.show(id)}
      />
      <Suspense fallback={<Busy />}>
        <ModelerView
          xml={draft.xml}
          from={element}
          label={m.studio_drawingOf({ name })}
          onOpen={drawing.open}
          onChange={drawing.change}
          onPlay={drawing.playing}
        />
      </Suspense>
      <FormFiles draft={draft} drawing={drawing} />
    </div>
  )
}

function stateText(state: KeepState): string {
  if (state.kind === 'kept') return m.studio_kept({ time: formatTime(state.savedAt) })
  return state.kind === 'refused'
    ? state.message
    : state.kind === 'changed'
      ? m.studio_changedElsewhere()
      : m.studio_notKeptYet()
}

function ChangedElsewhere({
  drawing,
  theirs,
}: {
  drawing: Drawing
  theirs: { xml: string; revision: number; savedAt: string }
}) {
  const goOn = async (xml: string | null) => {
    drawing.keeper.current?.goOnFrom(theirs.revision)
    await (xml === null ? drawing.keeper.current?.save() : drawing.replace(xml))
  }
  return (
    <Alert tone="warn" live>
      <p>{m.studio_changedElsewhereText({ time: formatTime(theirs.savedAt) })}</p>
      <div className="u-actions">
        <Button size="s" onPress={() => void goOn(theirs.xml)}>
          {m.studio_takeTheirs()}
        </Button>
        <Button size="s" onPress={() => void goOn(null)}>
          {m.studio_keepMine()}
        </Button>
      </div>
    </Alert>
  )
}

function Outdated({
  draft: { process, authorId, basedOn },
  drawing,
}: {
  draft: DraftView
  drawing: Drawing
}) {
  const queries = useQueryClient()
  const rebase = useMutation({
    mutationFn: () => rebaseDraft(process, drawing.keeper.current?.revision ?? 0),
    onSuccess: (own) => {
      if (own.draft) drawing.keeper.current?.goOnFrom(own.draft.revision)
      queries.setQueryData(ownDraftQuery(process).queryKey, own)
    },
  })
  const page = useQuery(processQuery(process))
  const inForce = page.data?.versions[0]
  return (
    <Alert tone="warn">
      <p>{m.studio_outdated()}</p>
      {rebase.error && <Problem error={rebase.error} />}
      <div className="u-actions">
        {inForce && (
          <>
            <Link
              to="/prozesse/$process/vergleich"
              params={{ process }}
              search={{ from: basedOn.id, to: inForce.id }}
            >
              {m.studio_whatChangedThere()}
            </Link>
            <Link
              to="/prozesse/$process/vergleich"
              params={{ process }}
              search={{ from: inForce.id, to: `draft-${authorId}` }}
            >
              {m.studio_compareMine()}
            </Link>
          </>
        )}
        <Button size="s" isDisabled={rebase.isPending} onPress={() => rebase.mutate()}>
          {m.studio_rebase()}
        </Button>
      </div>
    </Alert>
  )
}
