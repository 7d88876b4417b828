import { generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { Provider, type KoaContextWithOidc } from 'oidc-provider'
import { listening } from './door.ts'

type Person = { subject: string; username: string }

export type IdentityProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** The person at the keyboard: the next sign-in is theirs. */
  person: Person
  close(): Promise<void>
}

/** A real OpenID Connect provider on a free port; whoever `person` is signs in without a form. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  let answer: RequestListener = (_req, res) => res.end()
  const server = createServer((req, res) => answer(req, res))
  const issuer = await listening(server)
  const client = { clientId: 'hilfeplan', clientSecret: 'a secret of the test, nothing else' }
  const desk: { person: Person } = { person: { subject: 'subject-1', username: 'owner' } }
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    cookies: { keys: ['keys of the test'] },
    jwks: {
      keys: [
        {
          ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
            format: 'jwk',
          }),
          use: 'sig',
          alg: 'RS256',
          kid: 'test',
        },
      ],
    },
    features: { devInteractions: { enabled: false } },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
    },
    interactions: { url: () => '/interaction' },
    findAccount: (_ctx: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: desk.person.username }),
    }),
    async loadExistingGrant({ oidc }: KoaContextWithOidc) {
      const grant = new provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  answer = (req, res) => {
    if (req.url === '/interaction')
      void provider.interactionFinished(req, res, { login: { accountId: desk.person.subject } })
    else callback(req, res)
  }
  return Object.assign(desk, {
    issuer,
    ...client,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}
