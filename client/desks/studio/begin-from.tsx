import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { ApiError } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { beginDraft } from './queries.ts'

type Props = {
  process: string
  /** Id of a version, or `shipped`. */
  from: string
  icon?: 'history'
  children: ReactNode
}

/**
 * A version becomes a drawing that is handed in and released like any other; a drawing in work is
 * replaced only when asked.
 */
export function BeginFrom({ process, from, icon, children }: Props) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const begin = useMutation({
    mutationFn: (replace: boolean) => beginDraft(process, { from, replace }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['processes'] })
      await navigate({ to: '/prozesse/$process/zeichnen', params: { process } })
    },
    onError: (error) => setAsks(error instanceof ApiError && error.code === 'DRAFT_EXISTS'),
  })
  return (
    <>
      <Button
        size="s"
        {...(icon ? { icon } : {})}
        isDisabled={begin.isPending}
        onPress={() => begin.mutate(false)}
      >
        {children}
      </Button>
      {begin.error && !asks && <Problem error={begin.error} />}
      <Dialog
        role="alertdialog"
        title={m.studio_replaceDraft()}
        isOpen={asks}
        onClose={() => setAsks(false)}
      >
        <p>{m.studio_replaceDraftText()}</p>
        <div className="u-actions">
          <Button variant="danger" onPress={() => begin.mutate(true)}>
            {m.studio_replace()}
          </Button>
          <Button onPress={() => setAsks(false)}>{m.cancel()}</Button>
        </div>
      </Dialog>
    </>
  )
}
