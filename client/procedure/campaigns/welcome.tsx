import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { sessionQuery, useSession } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import './welcome.css'
import { startSample } from './queries.ts'

const AGAIN_MS = 5_000

/**
 * An installation in which nothing has happened yet explains itself, and offers a start with
 * invented people.
 */
export function Welcome() {
  const { abilities } = useSession()
  // the first case may be on its way: nothing else on this page would notice it
  useQuery({ ...sessionQuery, refetchInterval: AGAIN_MS })
  const queries = useQueryClient()
  const navigate = useNavigate()
  const start = useMutation({
    mutationFn: startSample,
    onSuccess: async ({ campaignId }) => {
      await queries.invalidateQueries()
      await navigate({ to: '/aktionen/$campaignId', params: { campaignId } })
    },
  })
  return (
    <div className="u-page welcome">
      <h1>{m.welcomeTitle()}</h1>
      <p>{m.welcomeText()}</p>
      <ol className="welcome-steps">
        {[m.welcomeStep1(), m.welcomeStep2(), m.welcomeStep3(), m.welcomeStep4()].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {start.error && <Problem error={start.error} />}
      {abilities.createCampaign ? (
        <div className="u-actions">
          <Button variant="primary" isDisabled={start.isPending} onPress={() => start.mutate()}>
            {m.startWithSample()}
          </Button>
          <Link to="/aktionen" className="u-btn" data-variant="secondary">
            {m.startWithOwnList()}
          </Link>
        </div>
      ) : (
        <p className="welcome-other">
          <Icon name="info" /> {m.welcomeOthers()}
        </p>
      )}
    </div>
  )
}
