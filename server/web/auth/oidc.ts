import * as client from 'openid-client'
import type { PendingSignIn } from './session-data.ts'

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  publicUrl: string
}

/** Who the identity provider says it is. */
export type Identity = { subject: string; username: string | null }

export type Oidc = {
  /** Address to send the browser to, and what must be remembered until it comes back. */
  begin(returnTo: string): Promise<{ address: string; pending: PendingSignIn }>
  /** Exchanges the code of the returning browser. @throws when anything does not match. */
  finish(requestUrl: string, pending: PendingSignIn): Promise<Identity>
}

type Registration = Pick<OidcSettings, 'issuer' | 'clientId' | 'clientSecret'>

/** Asks the provider for its settings at first use, and again where that failed. */
function discoverOnce(registration: Registration): () => Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = registration
  const isPlain = new URL(issuer).protocol === 'http:'
  let discovered: Promise<client.Configuration> | null = null
  return () => {
    discovered ??= client.discovery(
      new URL(issuer),
      clientId,
      clientSecret,
      undefined,
      isPlain ? { execute: [client.allowInsecureRequests] } : {},
    )
    discovered.catch(() => (discovered = null)) // the provider may be back at the next attempt
    return discovered
  }
}

/**
 * Sign-in by OpenID Connect: authorisation code with PKCE, state and nonce. The provider is asked
 * for its settings at first use.
 */
export function createOidc({ issuer, clientId, clientSecret, publicUrl }: OidcSettings): Oidc {
  const redirectUri = new URL('/auth/callback', publicUrl).href
  const configuration = discoverOnce({ issuer, clientId, clientSecret })
  return {
    async begin(returnTo) {
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
        returnTo,
      }
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      })
      return { address: address.href, pending }
    },
    async finish(requestUrl, pending) {
      const tokens = await client.authorizationCodeGrant(
        await configuration(),
        new URL(requestUrl, publicUrl),
        {
          pkceCodeVerifier: pending.codeVerifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        },
      )
      const claims = tokens.claims()
      if (!claims) throw new Error('The identity provider sent no id token.')
      const username = claims['preferred_username']
      return { subject: claims.sub, username: typeof username === 'string' ? username : null }
    },
  }
}
