import { useNavigate } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Dialog } from '#client/ui/dialog.tsx'
import { PersonSearch } from './person-search.tsx'
import type { Hit } from './queries.ts'

/** Finds people from anywhere and opens what was chosen. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const open = (hit: Hit) => {
    onClose()
    if (hit.kind === 'case') void navigate({ to: '/faelle/$caseId', params: { caseId: hit.id } })
    else if (hit.kind === 'invitation')
      void navigate({ to: '/kundenzentrum', search: { invitation: hit.id } })
    else void navigate({ to: '/personen/$personId', params: { personId: hit.id } })
  }
  return (
    <Dialog title={m.search()} isOpen onClose={onClose}>
      <PersonSearch onChoose={open} />
    </Dialog>
  )
}
