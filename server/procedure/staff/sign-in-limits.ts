import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { parseJsonBody } from '#server/web/http/json-body.ts'
import { addressOf, requestLimit } from '#server/web/http/request-limit.ts'

const accountBody = z.object({ username: z.string() })

/**
 * Failed attempts per address, and per address and account: trying one account or all of them both
 * end. Nobody is locked out by what others tried, at the same address neither. A return from the
 * identity provider needs no limit: each uses up a sign-in begun in the same browser, and its state
 * cannot be guessed.
 */
export function signInLimits(): RequestHandler[] {
  return [
    requestLimit({ name: 'address', limit: 50, failedOnly: true }),
    requestLimit({
      name: 'account',
      limit: 10,
      failedOnly: true,
      keyOf: (req) => `${addressOf(req)} ${accountOf(req)}`,
    }),
  ]
}

/** The account named in the body, folded so that another spelling is no new account. */
function accountOf(req: Request): string {
  const { data } = accountBody.safeParse(readJson(req.body))
  return (data?.username ?? '').slice(0, 200).normalize('NFKC').toLowerCase().trim()
}

function readJson(bytes: unknown): unknown {
  try {
    return Buffer.isBuffer(bytes) ? parseJsonBody(bytes) : null
  } catch {
    return null // refused with its reason when the body is checked
  }
}
