import './task-panel.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Empty } from '#client/ui/empty.tsx'
import { nextTaskQuery } from './queries.ts'

const PATIENCE_MS = 15_000

/** "Weiter in diesem Fall": waits for the next task of the same case and opens it. */
export function FollowPanel({ subject, after }: { subject: string; after: string }) {
  const next = useQuery(nextTaskQuery(subject, after))
  const navigate = useNavigate()
  const { view, talk } = useSearch({ from: '/shell/aufgaben' })
  const [isLong, setLong] = useState(false)
  const key = next.data?.key
  useEffect(() => {
    if (key)
      void navigate({
        to: '/aufgaben',
        search: { view, task: key, ...(talk ? { talk } : {}) },
        replace: true,
      })
  }, [key, view, talk, navigate])
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  const [kind, id = ''] = subject.split(':')
  return (
    <div className="task-follow" aria-live="polite">
      <Empty
        icon={isLong ? 'event_available' : 'arrow_forward'}
        text={isLong ? m.noNextTask() : m.waitingForNextTask()}
      >
        <div className="u-actions">
          {kind === 'case' && (
            <Link
              to="/faelle/$caseId"
              params={{ caseId: id }}
              className="u-btn"
              data-variant="secondary"
            >
              {m.toCase()}
            </Link>
          )}
          <Link to="/aufgaben" search={{ view }} className="u-btn" data-variant="secondary">
            {m.backToList()}
          </Link>
        </div>
      </Empty>
    </div>
  )
}
