import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { PaperOutcome, PaperView } from '#server/procedure/documents/schema.ts'
import { settlePaper } from './queries.ts'

const OUTCOMES: Record<PaperOutcome, () => string> = {
  'handed-over': m.letterHandedOver,
  sent: m.letterSent,
  'not-wanted': m.letterNotWanted,
}
const ACTIONS: [PaperOutcome, () => string][] = [
  ['handed-over', m.paperHandOver],
  ['sent', m.paperSend],
  ['not-wanted', m.paperRefuse],
]

/** A paper to print now, what became of the last one, and what becomes of this one. */
export function Paper({ caseId, paper }: { caseId: string; paper: PaperView }) {
  const { kind, isWaiting, settled, canSettle } = paper
  const title = inLanguage(paper.title, paper.titleEn)
  return (
    <li>
      <Icon name="print" />
      <div>
        <a href={`/api/cases/${caseId}/papers/${kind}/pdf`} target="_blank" rel="noreferrer">
          {title}
        </a>{' '}
        {isWaiting && <Badge tone="info">{m.letterAtDesk()}</Badge>}
        {settled && (
          <p className="u-small u-muted">
            {m.paperSettled({
              outcome: OUTCOMES[settled.outcome](),
              day: formatDay(settled.on),
              by: settled.by,
            })}
          </p>
        )}
        {canSettle && <Settling caseId={caseId} paper={paper} title={title} />}
      </div>
    </li>
  )
}

type SettlingProps = { caseId: string; paper: PaperView; title: string }

function Settling({ caseId, paper: { kind, isWaiting }, title }: SettlingProps) {
  const queries = useQueryClient()
  const settle = useMutation({
    mutationFn: (outcome: PaperOutcome) => settlePaper(caseId, kind, outcome),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
  return (
    <>
      <div className="u-actions">
        {ACTIONS.filter(([outcome]) => isWaiting || outcome !== 'not-wanted').map(
          ([outcome, action]) => (
            <Button
              key={outcome}
              size="s"
              isDisabled={settle.isPending}
              aria-label={m.paperActionOf({ title, action: action() })}
              onPress={() => settle.mutate(outcome)}
            >
              {action()}
            </Button>
          ),
        )}
      </div>
      {settle.error && <Problem error={settle.error} />}
    </>
  )
}
