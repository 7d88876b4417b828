/**
 * Where a person wanted to go before the sign-in; anything that is not a page of ours becomes the
 * start page.
 */
export function safeReturnTo(wanted: unknown): string {
  if (
    typeof wanted !== 'string' ||
    wanted.length > 512 ||
    !/^\/(?![/\\])[\w\-./?=&%~]*$/.test(wanted)
  )
    return '/'
  return /^\/(api|auth|health)(\/|$|\?)/.test(wanted) || wanted.includes('..') ? '/' : wanted
}
