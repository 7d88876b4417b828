import { expect, test } from 'vitest'
import { pruneTokens } from './kern-tokens.ts'

const KERN = `
:root {
  /* palette */
  --kern-color-blue-300: oklch(70% 0.1 260);
  --kern-color-blue-700: oklch(40% 0.1 260);
  --kern-color-unused: red;
}
.kern-light {
  --kern-color-action: var(--kern-color-blue-700);
}
.kern-dark {
  --kern-color-action: var(--kern-color-blue-300);
}
`

test('only tokens in use stay, with those they refer to', () => {
  // given a sheet that uses one token
  const own = 'a { color: var(--kern-color-action); }'

  // when
  const pruned = pruneTokens(KERN, own)

  // then
  expect(pruned).toContain(
    '--kern-color-action: light-dark(var(--kern-color-blue-700), var(--kern-color-blue-300));',
  )
  expect(pruned).toContain('--kern-color-blue-300: oklch(70% 0.1 260);')
  expect(pruned).not.toContain('unused')
})

test('a token that KERN does not have stops the build by name', () => {
  expect(() => pruneTokens(KERN, 'a { color: var(--kern-color-gone); }')).toThrow(
    'KERN has no token --kern-color-gone',
  )
})
