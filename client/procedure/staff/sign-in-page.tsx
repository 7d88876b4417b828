import './sign-in.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { request } from '#client/api/request.ts'
import { keepToken, sessionQuery, useSession, type SessionView } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { demoStaffQuery, roleNames } from './queries.ts'

/**
 * The only page without a session. With the demo sign-in one chooses whom to be; otherwise the
 * city's sign-in takes over.
 */
export function SignInPage() {
  usePageTitle(m.signInTitle())
  const { signIn, city } = useSession()
  return (
    <main className="sign-in" id="main">
      <p className="u-muted">{city}</p>
      <h1>{m.signInTitle()}</h1>
      {signIn === 'demo' ? (
        <DemoStaff />
      ) : (
        <a className="u-btn" data-variant="primary" href="/auth/sign-in">
          {m.signInWithCity()}
        </a>
      )}
    </main>
  )
}

function DemoStaff() {
  const staff = useQuery(demoStaffQuery)
  const signIn = useDemoSignIn()
  if (staff.error) return <Problem error={staff.error} onRetry={() => void staff.refetch()} />
  if (!staff.data) return <Busy />
  return (
    <>
      <p>{m.demoSignInText()}</p>
      {signIn.error && <Problem error={signIn.error} />}
      <ul className="sign-in-list">
        {staff.data.items.map(({ id, username, displayName, roles, agencyName }) => (
          <li key={id}>
            <button
              type="button"
              className="sign-in-person"
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(username)}
            >
              <Icon name="person" />
              <span>
                <b>{displayName}</b>
                <small>{[roleNames(roles), agencyName].filter(Boolean).join(', ')}</small>
              </span>
              <Icon name="keyboard_arrow_right" />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function useDemoSignIn() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const { to } = useSearch({ from: '/anmelden' })
  return useMutation({
    mutationFn: async (username: string) =>
      keepToken(
        await request<SessionView>('/api/session/demo', { method: 'POST', body: { username } }),
      ),
    onSuccess: async (session) => {
      queries.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'drafts',
      })
      queries.setQueryData(sessionQuery.queryKey, session)
      await router.invalidate()
      await navigate({ to: to ?? '/', replace: true })
    },
  })
}
