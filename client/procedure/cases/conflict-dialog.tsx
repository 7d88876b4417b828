import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { declareConflict, takeBackConflict } from './queries.ts'

/** Says that one is not impartial; the reason is nobody's matter. */
export function ConflictAction({ item }: { item: CaseDetail }) {
  const [isOpen, setOpen] = useState(false)
  const { declare } = useConflict(item.id)
  if (!item.abilities.declareConflict || item.hasConflict) return null
  return (
    <>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {m.declareConflict()}
      </Button>
      <Dialog title={m.declareConflict()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{m.declareConflictText()}</p>
        {declare.error && <Problem error={declare.error} />}
        <div className="u-actions">
          <Button
            variant="primary"
            isDisabled={declare.isPending}
            onPress={() => declare.mutate(undefined, { onSuccess: () => setOpen(false) })}
          >
            {m.declareConflict()}
          </Button>
          <Button onPress={() => setOpen(false)}>{m.cancel()}</Button>
        </div>
      </Dialog>
    </>
  )
}

/** As long as the lead has not handed the case over. */
export function ConflictNote({ item }: { item: CaseDetail }) {
  const { takeBack } = useConflict(item.id)
  if (!item.hasConflict) return null
  return (
    <Alert tone="warn">
      <p>{m.conflictDeclaredHere()}</p>
      {takeBack.error && <p>{takeBack.error.message}</p>}
      <Button size="s" isDisabled={takeBack.isPending} onPress={() => takeBack.mutate()}>
        {m.conflictTakeBack()}
      </Button>
    </Alert>
  )
}

function useConflict(caseId: string) {
  const { actor } = useSession()
  const queries = useQueryClient()
  const notify = useNotice()
  const done = (text: string) => () => {
    notify({ text })
    return queries.invalidateQueries({ queryKey: ['cases'] })
  }
  const declare = useMutation({
    mutationFn: () => declareConflict(caseId, actor!.id),
    onSuccess: done(m.conflictDeclared()),
  })
  const takeBack = useMutation({
    mutationFn: () => takeBackConflict(caseId, actor!.id),
    onSuccess: done(m.conflictTakenBack()),
  })
  return { declare, takeBack }
}
