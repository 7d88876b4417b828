import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { useNotice } from '#client/ui/notices.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { createFeed, feedQuery, revokeFeed } from './queries.ts'

/**
 * The own talks in another calendar program: a secret address, made, copied once and revoked here.
 */
export function FeedCard() {
  const queries = useQueryClient()
  const notify = useNotice()
  const feed = useQuery(feedQuery)
  const create = useMutation({
    mutationFn: createFeed,
    onSuccess: (view) => queries.setQueryData(feedQuery.queryKey, view),
  })
  const revoke = useMutation({
    mutationFn: revokeFeed,
    onSuccess: () => {
      create.reset()
      queries.setQueryData(feedQuery.queryKey, { createdAt: null, path: null })
      notify({ text: m.feedRevoked() })
    },
  })
  const error = feed.error ?? create.error ?? revoke.error
  const createdAt = feed.data?.createdAt
  return (
    <section className="u-card agenda-feed" aria-labelledby="calendar-feed" data-noprint>
      <h2 id="calendar-feed">{m.feedTitle()}</h2>
      <p className="u-muted">{m.feedText()}</p>
      {error && <Problem error={error} />}
      {create.data?.path && <NewAddress path={create.data.path} />}
      {createdAt && <p className="u-small">{m.feedSince({ day: formatDay(createdAt) })}</p>}
      <div className="u-actions">
        <Button isDisabled={create.isPending} onPress={() => create.mutate()}>
          {createdAt ? m.feedRenew() : m.feedCreate()}
        </Button>
        {createdAt && (
          <Button variant="danger" isDisabled={revoke.isPending} onPress={() => revoke.mutate()}>
            {m.feedRevoke()}
          </Button>
        )}
      </div>
      {createdAt && <p className="u-muted u-small">{m.feedRenewHint()}</p>}
    </section>
  )
}

function NewAddress({ path }: { path: string }) {
  const notify = useNotice()
  const field = useRef<HTMLInputElement>(null)
  const address = `${location.origin}${path}`
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      notify({ text: m.feedCopied() })
    } catch {
      notify({ text: m.feedCopyByHand() })
    }
  }
  return (
    <Alert tone="ok" live>
      <b>{m.feedOnce()}</b>
      <label className="u-field agenda-address">
        <span>{m.feedAddress()}</span>
        <input
          ref={field}
          className="u-input"
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
      </label>
      <Button size="s" onPress={() => void copy()}>
        {m.feedCopy()}
      </Button>
    </Alert>
  )
}
