import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { PersonSearch } from '#client/procedure/persons/person-search.tsx'
import type { Hit } from '#client/procedure/persons/queries.ts'
import { isMissing } from '#client/api/request.ts'
import { Alert } from '#client/ui/alert.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { BookingDialog } from './booking-dialog.tsx'
import { findTalkCase } from './queries.ts'

const caseOf = async ({ kind, id, personId, isClosed }: Hit): Promise<string> =>
  kind === 'case' && !isClosed ? id : await findTalkCase(personId)

/**
 * A talk from the calendar: first whom with, then when. `startsAt` is the free time that was chosen
 * there.
 */
export function NewTalkDialog({
  startsAt,
  onClose,
}: {
  startsAt: string | null
  onClose: () => void
}) {
  const [hit, setHit] = useState<Hit | null>(null)
  const find = useMutation({ mutationFn: caseOf })
  const choose = (chosen: Hit) => {
    setHit(chosen)
    find.mutate(chosen)
  }
  if (hit && find.data)
    return (
      <BookingDialog
        caseId={find.data}
        person={hit.name}
        wish={startsAt ?? undefined}
        onClose={onClose}
      />
    )
  return (
    <Dialog title={m.calendarNew()} isOpen onClose={onClose}>
      {isMissing(find.error) ? (
        <Alert tone="warn" live>
          {m.calendarNoCase({ person: hit?.name ?? '' })}
        </Alert>
      ) : (
        find.error && <Problem error={find.error} />
      )}
      <PersonSearch onChoose={choose} />
    </Dialog>
  )
}
