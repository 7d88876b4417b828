import './team.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay, formatNumber } from '#client/ui/format-date.ts'
import { languageName } from '#client/ui/language-name.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { AbsenceDialog } from './absence-dialog.tsx'
import { AssignTable } from './assign-table.tsx'
import { HandoverDialog } from './handover-dialog.tsx'
import { removeAbsence, teamQuery, type Member } from './queries.ts'
import { ConflictCases } from './conflict-cases.tsx'

/** Who is there, what waits for an assignment, and handing cases over. */
export function TeamPage() {
  usePageTitle(m.navTeam())
  const team = useQuery(teamQuery)
  if (team.error)
    return (
      <div className="u-page">
        <Problem error={team.error} onRetry={() => void team.refetch()} />
      </div>
    )
  if (!team.data) return <Busy />
  return (
    <div className="u-page">
      <header>
        <h1>{m.navTeam()}</h1>
      </header>
      {team.data.waiting.length > 0 ? (
        <AssignTable waiting={team.data.waiting} members={team.data.members} />
      ) : (
        team.data.opening === 0 && <Alert tone="ok">{m.nothingToAssign()}</Alert>
      )}
      {team.data.opening > 0 && (
        <Alert>
          {team.data.opening === 1
            ? m.oneCaseOpening()
            : m.casesOpening({ count: formatNumber(team.data.opening) })}
        </Alert>
      )}
      <ConflictCases team={team.data} />
      <section aria-labelledby="team-members">
        <h2 id="team-members">{m.caseworkers()}</h2>
        <ul className="team-members">
          {team.data.members.map((member) => (
            <MemberCard key={member.id} member={member} members={team.data.members} />
          ))}
        </ul>
        <p className="u-muted u-small">{m.weightedLoadHint()}</p>
      </section>
    </div>
  )
}

function MemberCard({ member, members }: { member: Member; members: Member[] }) {
  const [open, setOpen] = useState<'absence' | 'handover' | null>(null)
  const most = Math.max(1, ...members.map(({ weightedLoad }) => weightedLoad))
  const close = () => setOpen(null)
  return (
    <li className="u-card">
      <h3>{member.displayName}</h3>
      <p className="u-small u-muted">{member.languages.map(languageName).join(', ')}</p>
      <p className="team-load">
        <span aria-hidden="true">
          <i style={{ inlineSize: `${(member.weightedLoad / most) * 100}%` }} />
        </span>
        {m.weightedLoad({ load: formatNumber(member.weightedLoad) })}
      </p>
      {member.absence && <Absence absence={member.absence} />}
      <div className="u-actions">
        <Button
          size="s"
          icon="swap_horiz"
          isDisabled={member.weightedLoad === 0}
          aria-label={m.handOverCasesOf({ name: member.displayName })}
          onPress={() => setOpen('handover')}
        >
          {m.handOverCases()}
        </Button>
        {!member.absence && (
          <Button
            size="s"
            icon="calendar_month"
            aria-label={m.addAbsenceOf({ name: member.displayName })}
            onPress={() => setOpen('absence')}
          >
            {m.addAbsence()}
          </Button>
        )}
      </div>
      {open === 'absence' && <AbsenceDialog member={member} members={members} onClose={close} />}
      {open === 'handover' && <HandoverDialog member={member} members={members} onClose={close} />}
    </li>
  )
}

function Absence({
  absence: { id, fromOn, toOn, substitute },
}: {
  absence: NonNullable<Member['absence']>
}) {
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => removeAbsence(id),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['cases'] }),
  })
  return (
    <div className="team-absence">
      <p>
        <Badge tone="warn">
          {m.absentFromTo({ from: formatDay(fromOn), to: formatDay(toOn) })}
        </Badge>
      </p>
      <p className="u-small">{m.substitutedBy({ name: substitute })}</p>
      {end.error && <Problem error={end.error} />}
      <Button size="s" variant="quiet" isDisabled={end.isPending} onPress={() => end.mutate()}>
        {m.isBack()}
      </Button>
    </div>
  )
}
