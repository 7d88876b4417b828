import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNotice } from '#client/ui/notices.tsx'
import { invitationQuery, type Invitation } from './queries.ts'

/**
 * Sends a change of an invitation, says so, and shows the invitation that comes back. `onDone` is
 * called also if a live event has taken the form off the page before the answer came: the desk goes
 * on with the next number.
 */
export function useInvitationChange(id: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient()
  const notify = useNotice()
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<Invitation>; said: string }) => send(),
    onSuccess: (invitation, { said }) => {
      queries.setQueryData(invitationQuery(id).queryKey, invitation)
      for (const noun of ['tasks', 'campaigns'])
        void queries.invalidateQueries({ queryKey: [noun] })
      notify({ text: said })
      onDone()
    },
    onError: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  })
}
