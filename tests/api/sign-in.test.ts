import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { Browser, type Answer } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { startIdentityProvider, type IdentityProvider } from '#tests/support/identity-provider.ts'

let door: Door
let provider: IdentityProvider

beforeAll(async () => {
  door = await openDoor(async (url) => {
    provider = await startIdentityProvider(`${url}/auth/callback`)
    const { issuer, clientId, clientSecret } = provider
    return {
      env: {
        PUBLIC_URL: url,
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: clientId,
        OIDC_CLIENT_SECRET: clientSecret,
      },
    }
  })
})
afterAll(async () => {
  await door.close()
  await provider.close()
})
beforeEach(async () => {
  await door.deps.db.prisma.staff.updateMany({ data: { subject: null, active: true } })
  provider.person = { subject: 'subject-1', username: 'owner' }
})

const locationOf = ({ headers }: Answer): string => headers.get('location') ?? ''

/** Follows the browser to the provider; returns the address with which it comes back. */
async function visitProvider(browser: Browser, path = '/auth/sign-in'): Promise<string> {
  const away = await browser.fetch(path)
  const other = new Browser(provider.issuer)
  let address = locationOf(away)
  while (address.startsWith(provider.issuer) || address.startsWith('/'))
    address = locationOf(await other.fetch(address))
  return address
}

describe('sign-in by OpenID Connect', () => {
  it('brings a member of staff in under a new session and back to the page asked for', async () => {
    // given
    const browser = new Browser(door.url)
    await browser.session()
    const before = browser.cookies.get('hilfeplan')
    // when
    const back = await browser.fetch(
      await visitProvider(browser, '/auth/sign-in?returnTo=%2Fcases%3Fstatus%3Dopen'),
    )
    // then
    expect([back.status, locationOf(back)]).toEqual([302, '/cases?status=open'])
    expect(browser.cookies.get('hilfeplan')).not.toBe(before)
    expect((await browser.session()).json).toMatchObject({
      signedIn: true,
      signIn: 'oidc',
      sample: false,
      actor: { displayName: 'Person owner' },
    })
    expect(
      await door.deps.db.prisma.staff.findUnique({ where: { subject: 'subject-1' } }),
    ).toMatchObject({ username: 'owner' })
  })

  it('sends code challenge, state and nonce, and no secret', async () => {
    // when
    const { searchParams } = new URL(locationOf(await new Browser(door.url).fetch('/auth/sign-in')))
    // then
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect([...searchParams.keys()].toSorted()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
  })

  it('follows the subject, not the name, once they have met', async () => {
    // given
    const [first, renamed, impostor] = [
      new Browser(door.url),
      new Browser(door.url),
      new Browser(door.url),
    ]
    await first.fetch(await visitProvider(first))
    // when
    provider.person = { subject: 'subject-1', username: 'married-name' }
    const again = await renamed.fetch(await visitProvider(renamed))
    provider.person = { subject: 'subject-2', username: 'owner' }
    const taken = await impostor.fetch(await visitProvider(impostor))
    // then
    expect([again.status, taken.status]).toEqual([302, 403])
    expect((await impostor.session()).json['signedIn']).toBe(false)
  })

  it.each([
    ['nobody here', { subject: 'subject-9', username: 'unheard-of' }],
    ['somebody who left', { subject: 'subject-8', username: 'colleague' }],
  ])('tells %s clearly that they are not registered', async (_title, person) => {
    // given
    provider.person = person
    await door.deps.db.prisma.staff.update({
      where: { username: 'colleague' },
      data: { active: false },
    })
    const browser = new Browser(door.url)
    // when
    const answer = await browser.fetch(await visitProvider(browser))
    // then
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('nicht eingetragen')
    expect((await browser.session()).json['signedIn']).toBe(false)
  })

  it.each([
    ['in another session', async (address: string) => new Browser(door.url).fetch(address)],
    [
      'with another state',
      async (address: string, browser: Browser) =>
        browser.fetch(address.replace(/state=[^&]+/, 'state=forged')),
    ],
    [
      'with another code',
      async (address: string, browser: Browser) =>
        browser.fetch(address.replace(/code=[^&]+/, 'code=forged')),
    ],
    [
      'with a refusal of the provider',
      async (address: string, browser: Browser) =>
        browser.fetch(address.replace(/code=[^&]+/, 'error=access_denied')),
    ],
  ])('refuses to come back %s', async (_title, comeBack) => {
    // given
    const browser = new Browser(door.url)
    const address = await visitProvider(browser)
    // when
    const answer = await comeBack(address, browser)
    // then
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Bitte melden Sie sich noch einmal an.')
    expect((await browser.session()).json['signedIn']).toBe(false)
  })

  it('takes each return once', async () => {
    // given
    const browser = new Browser(door.url)
    const address = await visitProvider(browser)
    await browser.fetch(address)
    // when
    const again = await browser.fetch(address)
    // then
    expect(again.status).toBe(400)
  })

  it('locks no office out: after sixty returns that failed somebody else comes in', async () => {
    // given
    const failing = new Browser(door.url)
    for (let n = 0; n < 60; n++) await failing.fetch('/auth/callback?code=x&state=y')
    const browser = new Browser(door.url)
    // when
    const answer = await browser.fetch(await visitProvider(browser))
    // then
    expect(answer.status).toBe(302)
  })

  it('leads nowhere but to pages of ours', async () => {
    // given
    const browser = new Browser(door.url)
    // when
    const back = await browser.fetch(
      await visitProvider(browser, '/auth/sign-in?returnTo=%2F%2Fevil.example'),
    )
    // then
    expect(locationOf(back)).toBe('/')
  })

  it('closes the demo sign-in', async () => {
    // given
    const browser = new Browser(door.url)
    // when
    const [list, entry] = [await browser.fetch('/api/demo-staff'), await browser.signIn('owner')]
    // then
    expect([list.status, entry.status]).toEqual([404, 404])
  })

  it('says so when the provider cannot be reached', async () => {
    // given
    const lonely = await openDoor(async (url) => ({
      env: {
        PUBLIC_URL: url,
        OIDC_ISSUER: 'http://127.0.0.1:9',
        OIDC_CLIENT_ID: 'x',
        OIDC_CLIENT_SECRET: 'x',
      },
    }))
    onTestFinished(() => lonely.close())
    // when
    const answer = await new Browser(lonely.url).fetch('/auth/sign-in', {
      headers: { 'accept-language': 'en' },
    })
    // then
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('cannot be reached at the moment')
  })
})
