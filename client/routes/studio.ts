import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  comparisonQuery,
  draftQuery,
  landscapeQuery,
  lettersQuery,
  ownDraftQuery,
  processQuery,
  settingsQuery,
} from '#client/desks/studio/queries.ts'
import { shellRoute } from './root.ts'

const PARTS = ['files', 'versions', 'changes'] as const
export type ProcessSearch = { part?: (typeof PARTS)[number]; version?: string; element?: string }
/** The element of the drawing that one came from. */
export type EditorSearch = { element?: string }
export type ComparisonSearch = { from: string; to: string }

export const processesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse',
  loader: ({ context: { queries } }) => void queries.prefetchQuery(landscapeQuery),
  component: lazyRouteComponent(
    () => import('#client/desks/studio/landscape-page.tsx'),
    'LandscapePage',
  ),
})

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse/fristen',
  loader: ({ context: { queries } }) => void queries.prefetchQuery(settingsQuery),
  component: lazyRouteComponent(
    () => import('#client/desks/studio/settings-page.tsx'),
    'SettingsPage',
  ),
})

export const letterSamplesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse/briefe',
  loader: ({ context: { queries } }) => void queries.prefetchQuery(lettersQuery),
  component: lazyRouteComponent(
    () => import('#client/desks/studio/letters-page.tsx'),
    'LettersPage',
  ),
})

export const processRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse/$process',
  validateSearch: ({ part, version, element }: Record<string, unknown>): ProcessSearch => {
    const known = PARTS.find((name) => name === part)
    return {
      ...(known ? { part: known } : {}),
      ...(typeof version === 'string' ? { version } : {}),
      ...(typeof element === 'string' ? { element } : {}),
    }
  },
  loader: ({ context: { queries }, params: { process } }) =>
    void queries.prefetchQuery(processQuery(process)),
  component: lazyRouteComponent(
    () => import('#client/desks/studio/process-page.tsx'),
    'ProcessPage',
  ),
})

export const comparisonRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse/$process/vergleich',
  validateSearch: ({ from, to }: Record<string, unknown>): ComparisonSearch => ({
    from: String(from),
    to: String(to),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queries }, params: { process }, deps: { from, to } }) =>
    void queries.prefetchQuery(comparisonQuery(process, from, to)),
  component: lazyRouteComponent(
    () => import('#client/desks/studio/comparison-page.tsx'),
    'ComparisonPage',
  ),
})

export const editorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse/$process/zeichnen',
  validateSearch: ({ element }: Record<string, unknown>): EditorSearch =>
    typeof element === 'string' ? { element } : {},
  loader: ({ context: { queries }, params: { process } }) =>
    void queries.prefetchQuery(ownDraftQuery(process)),
  component: lazyRouteComponent(() => import('#client/desks/studio/editor-page.tsx'), 'EditorPage'),
})

export const releaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/prozesse/$process/freigabe/$authorId',
  loader: ({ context: { queries }, params: { process, authorId } }) =>
    void queries.prefetchQuery(draftQuery(process, authorId)),
  component: lazyRouteComponent(
    () => import('#client/desks/studio/release-page.tsx'),
    'ReleasePage',
  ),
})
