import { asAnswers } from '#client/forms/read-answers.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import type { Form } from '#server/procedure/forms/model.ts'
import { DraftDifference } from './draft-difference.tsx'
import type { Draft } from './use-draft.ts'

/** Whether what was typed is kept, and what to do where two windows disagree. */
export function DraftNotice({
  draft: { state, initial, discard, take },
  form,
}: {
  draft: Draft
  form: Form
}) {
  if (state.kind === 'none') return null
  if (state.kind === 'saved')
    return <p className="u-muted u-small">{m.draftSaved({ at: formatDayTime(state.savedAt) })}</p>
  if (state.kind === 'unsaved') return <Alert tone="warn">{m.draftUnsaved()}</Alert>
  if (state.kind === 'changed') {
    return (
      <Alert tone="warn" live>
        <p>{m.draftChanged()}</p>
        <DraftDifference
          form={form}
          mine={initial ?? {}}
          theirs={state.theirs && asAnswers(state.theirs.answers)}
        />
        <div className="u-actions">
          <Button size="s" onPress={() => take('theirs')}>
            {m.draftTakeTheirs()}
          </Button>
          <Button size="s" onPress={() => take('mine')}>
            {m.draftTakeMine()}
          </Button>
        </div>
      </Alert>
    )
  }
  return (
    <Alert live>
      <p>{m.draftRestored({ at: formatDayTime(state.savedAt) })}</p>
      <div className="u-actions">
        <Button size="s" icon="delete" onPress={discard}>
          {m.draftDiscard()}
        </Button>
      </div>
    </Alert>
  )
}
