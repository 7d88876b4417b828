import './studio.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { Impact } from './impact.tsx'
import {
  comparisonQuery,
  draftQuery,
  processQuery,
  releaseDraft,
  returnDraft,
  type DraftView,
} from './queries.ts'
import { ProcessCrumbs } from './studio-crumbs.tsx'

/**
 * What a colleague has handed in: why, what changes, for whom it counts; then release it or give it
 * back.
 */
export function ReleasePage() {
  usePageTitle(m.studio_forRelease())
  const { process, authorId } = useParams({ from: '/shell/prozesse/$process/freigabe/$authorId' })
  const draft = useQuery(draftQuery(process, authorId))
  if (draft.error)
    return (
      <div className="u-page">
        <Problem error={draft.error} onRetry={() => void draft.refetch()} />
      </div>
    )
  if (!draft.data) return <Busy />
  return <Release draft={draft.data} />
}

function Release({ draft }: { draft: DraftView }) {
  const { process, authorId, author, submittedAt, reason, isOutdated, impact, basedOn, abilities } =
    draft
  const page = useQuery(processQuery(process))
  const comparison = useQuery(comparisonQuery(process, basedOn.id, `draft-${authorId}`))
  return (
    <div className="u-page">
      <header>
        <div>
          <ProcessCrumbs
            process={process}
            name={page.data ? inLanguage(page.data.name, page.data.nameEn) : process}
          />
          <h1>{reason ?? m.studio_notHandedIn()}</h1>
          {submittedAt && (
            <p className="u-muted">
              {m.studio_handedIn({ name: author, time: formatDayTime(submittedAt) })}
            </p>
          )}
        </div>
        <Decision draft={draft} />
      </header>
      {!abilities.release && submittedAt && <Alert>{m.studio_fourEyes()}</Alert>}
      {abilities.releaseAlone && <Alert tone="warn">{m.studio_aloneInTraining()}</Alert>}
      {isOutdated && <Alert tone="danger">{m.studio_outdated()}</Alert>}
      <Impact impact={impact} />
      <h2>{m.studio_differences()}</h2>
      {comparison.error && <Problem error={comparison.error} />}
      {comparison.isPending && <Busy />}
      {comparison.data && <ComparisonView comparison={comparison.data} />}
    </div>
  )
}

function Decision({ draft }: { draft: DraftView }) {
  const { process, isOutdated, submittedAt, abilities } = draft
  const { release, giveBack } = useDecision(draft)
  const error = release.error ?? giveBack.error
  const isBusy = release.isPending || giveBack.isPending
  return (
    <div className="studio-decision-foot">
      {error && <Problem error={error} />}
      <div className="u-actions">
        {abilities.release && (
          <Button
            variant="primary"
            icon="check"
            isDisabled={isBusy || isOutdated}
            onPress={() => release.mutate()}
          >
            {m.studio_release()}
          </Button>
        )}
        {submittedAt && (
          <Button icon="undo" isDisabled={isBusy} onPress={() => giveBack.mutate()}>
            {abilities.edit ? m.studio_takeBack() : m.studio_giveBack()}
          </Button>
        )}
        {abilities.edit && (
          <Link
            to="/prozesse/$process/zeichnen"
            params={{ process }}
            className="u-btn"
            data-variant="secondary"
          >
            {m.studio_goOnDrawing()}
          </Link>
        )}
      </div>
    </div>
  )
}

/** Either way one goes back to the process, and is told what was done. */
function useDecision({ process, authorId, revision }: DraftView) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotice()
  const done = async (text: string) => {
    notify({ text })
    await navigate({ to: '/prozesse/$process', params: { process } })
    await queries.invalidateQueries({ queryKey: ['processes'] })
  }
  const release = useMutation({
    mutationFn: () => releaseDraft(process, authorId, revision),
    onSuccess: ({ version }) => done(m.studio_released({ version })),
  })
  const giveBack = useMutation({
    mutationFn: () => returnDraft(process, authorId, revision),
    onSuccess: () => done(m.studio_returned()),
  })
  return { release, giveBack }
}
