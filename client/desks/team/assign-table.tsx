import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { inLanguage } from '#client/ui/language.ts'
import { languageName } from '#client/ui/language-name.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { CandidateSelect } from './candidate-select.tsx'
import { confirmAssignments, type Member, type Waiting } from './queries.ts'

type Choice = { toId: string; reason: string }
type Props = { waiting: Waiting[]; members: Member[] }

/** Cases that nobody has: proposal, what speaks against it, who else could; several are confirmed at once. */
export function AssignTable({ waiting, members }: Props) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [changed, setChanged] = useState<Record<string, Choice>>({})
  const choiceOf = ({ taskKey, proposedId }: Waiting): Choice =>
    changed[taskKey] ?? { toId: proposedId ?? '', reason: '' }
  const isReady = (row: Waiting): boolean =>
    choiceOf(row).toId !== '' &&
    (choiceOf(row).toId === row.proposedId ||
      row.proposedId === null ||
      choiceOf(row).reason.trim() !== '')
  const ready = waiting.filter((row) => !left.has(row.taskKey) && isReady(row))
  const send = useConfirm()
  const refusals = new Map(
    send.data?.items.flatMap(({ taskKey, refusal }) =>
      refusal ? [[taskKey, inLanguage(refusal.de, refusal.en)] as const] : [],
    ),
  )
  const refused = waiting.filter(({ taskKey }) => refusals.has(taskKey)).length
  const tick = (keys: string[], isOn: boolean) =>
    setLeft(
      isOn ? new Set([...left].filter((key) => !keys.includes(key))) : new Set([...left, ...keys]),
    )
  return (
    <section className="u-card" aria-labelledby="team-waiting">
      <h2 id="team-waiting">{m.toBeAssigned({ count: waiting.length })}</h2>
      <p className="u-muted u-small">{m.assignHint()}</p>
      {send.error && <Problem error={send.error} />}
      {refused > 0 && (
        <Alert tone="warn" live>
          {m.assignRefused({ count: refused })}
        </Alert>
      )}
      <ScrollRegion label={m.assignLeads()}>
        <table className="u-table team-assign">
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  className="team-tick"
                  aria-label={m.assignAll()}
                  checked={waiting.every(({ taskKey }) => !left.has(taskKey))}
                  onChange={(event) =>
                    tick(
                      waiting.map(({ taskKey }) => taskKey),
                      event.target.checked,
                    )
                  }
                />
              </th>
              <th scope="col">{m.person()}</th>
              <th scope="col">{m.assignLeads()}</th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((row) => (
              <AssignRow
                key={row.taskKey}
                row={row}
                members={members}
                choice={choiceOf(row)}
                isTicked={!left.has(row.taskKey)}
                refusal={refusals.get(row.taskKey)}
                onTick={(isOn) => tick([row.taskKey], isOn)}
                onChoose={(choice) => setChanged({ ...changed, [row.taskKey]: choice })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="u-actions">
        <Button
          variant="primary"
          isDisabled={ready.length === 0 || send.isPending}
          onPress={() =>
            send.mutate(
              ready.map((row) => ({
                taskKey: row.taskKey,
                caseworkerId: choiceOf(row).toId,
                reason: choiceOf(row).reason.trim(),
              })),
            )
          }
        >
          {m.assignCount({ count: ready.length })}
        </Button>
      </div>
    </section>
  )
}

function useConfirm() {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: confirmAssignments,
    onSuccess: ({ items }) => {
      const count = items.filter(({ isDone }) => isDone).length
      if (count) notify({ text: m.assignedCount({ count }) })
      for (const noun of ['cases', 'tasks']) void queries.invalidateQueries({ queryKey: [noun] })
    },
  })
}

type RowProps = {
  row: Waiting
  members: Member[]
  choice: Choice
  isTicked: boolean
  refusal: string | undefined
  onTick: (isOn: boolean) => void
  onChoose: (choice: Choice) => void
}

function AssignRow({ row, members, choice, isTicked, refusal, onTick, onChoose }: RowProps) {
  const now = useNow()
  const needsReason = row.proposedId !== null && choice.toId !== row.proposedId
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className="team-tick"
          aria-label={m.assignTick({ name: row.person })}
          checked={isTicked}
          onChange={(event) => onTick(event.target.checked)}
        />
      </td>
      <th scope="row">
        <Link to="/faelle/$caseId" params={{ caseId: row.caseId }}>
          {row.person}
        </Link>
        <small>
          {row.caseRef} · {languageName(row.language)}
        </small>
        <span className="u-actions">
          {row.priority === 'P1' && <Badge tone="danger">{m.urgent()}</Badge>}
          <Badge tone={dueTone(row.dueAt, now)}>{dueText(row.dueAt, now)}</Badge>
        </span>
      </th>
      <td>
        <CandidateSelect
          row={row}
          members={members}
          value={choice.toId}
          onChange={(toId) => onChoose({ ...choice, toId })}
        />
        {needsReason && (
          <input
            className="u-input"
            aria-label={m.assignReasonOf({ name: row.person })}
            placeholder={m.assignReason()}
            maxLength={300}
            autoComplete="off"
            value={choice.reason}
            onChange={(event) => onChoose({ ...choice, reason: event.target.value })}
          />
        )}
        {row.warning && <small>{inLanguage(row.warning.de, row.warning.en)}</small>}
        {refusal && <small className="u-error">{refusal}</small>}
      </td>
    </tr>
  )
}
