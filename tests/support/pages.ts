import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '#server/base/deps.ts'
import type { LivedIn } from './lived-in.ts'
import { known } from './known.ts'

/** `username` null: nobody is signed in. */
export type VisitedPage = { name: string; path: string; username: string | null }

const ROUTES = join(import.meta.dirname, '../../client/routes')
const PROCESS = 'client-invitation'

/** Who opens the pages below an address; every other page is opened by the caseworker. */
const ROLES: [string, (world: LivedIn) => string | null][] = [
  ['/anmelden', () => null],
  ['/team', ({ lead }) => lead],
  ['/aktionen', ({ campaignManager }) => campaignManager],
  ['/druck', ({ campaignManager }) => campaignManager],
  ['/kundenzentrum', ({ centre }) => centre],
  ['/kennzahlen', ({ manager }) => manager],
  ['/prozesse/$process/zeichnen', ({ processAuthor }) => processAuthor],
  ['/prozesse', ({ processOwner }) => processOwner],
  ['/betrieb', ({ admin }) => admin],
]

/** Parts of a page that have an address of their own and look different. */
const PARTS: Record<string, string[]> = {
  '/aufgaben': ['?view=agency', '?view=all', '?view=done'],
  '/faelle': ['?status=closed'],
  '/kalender': ['?span=week'],
  '/faelle/$caseId': ['?part=letters', '?part=plan', '?part=diagram'],
  '/prozesse/$process': ['?part=files', '?part=versions', '?part=changes'],
}

/** Every address that the client knows, as written in `client/routes`. */
function listRoutes(): string[] {
  const files = readdirSync(ROUTES).map((name) => readFileSync(join(ROUTES, name), 'utf8'))
  return files
    .flatMap((text) => [...text.matchAll(/path: '(\/[^']+)'/g)].map(([, path]) => known(path)))
    .toSorted()
}

/** Every page of the client with something on it, as whoever works there. */
export async function listPages(deps: Deps, world: LivedIn): Promise<VisitedPage[]> {
  const values = await parametersOf(deps, world)
  const fill = (path: string): string =>
    path.replaceAll(/\$(\w+)/g, (_, name: string) => values[name] ?? refuse(path))
  const ofRoute = (route: string): VisitedPage[] => {
    const username = (
      ROLES.find(([start]) => route.startsWith(start))?.[1] ?? (({ caseworker }) => caseworker)
    )(world)
    const name = route.slice(1).replaceAll('$', '').replaceAll('/', '-')
    const queried =
      route === '/prozesse/$process/vergleich'
        ? `?from=${values['versionId']}&to=draft-${values['authorId']}`
        : ''
    const parts = (PARTS[route] ?? []).map((part) => ({
      name: `${name}-${part.split('=')[1]}`,
      path: fill(route) + part,
      username,
    }))
    return [{ name, path: fill(route) + queried, username }, ...parts]
  }
  return [...listRoutes().flatMap(ofRoute), ...(await withSomethingOpen(deps, world))]
}

const refuse = (path: string): never => {
  throw new Error(`tests/support/pages.ts knows no value for a parameter of ${path}`)
}

async function parametersOf(
  { db: { prisma } }: Deps,
  { caseId, campaignId }: LivedIn,
): Promise<Record<string, string>> {
  const { personId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const { staffId: authorId } = await prisma.processDraft.findFirstOrThrow({
    where: { process: PROCESS, submittedAt: { not: null } },
  })
  const { id: versionId } = await prisma.deployment.findFirstOrThrow({
    where: { process: PROCESS },
  })
  return { caseId, personId, campaignId, process: PROCESS, authorId, versionId }
}

/** The lists with a task, an invitation or a second case chosen in them. */
async function withSomethingOpen(deps: Deps, world: LivedIn): Promise<VisitedPage[]> {
  const { prisma } = deps.db
  const { id } = await prisma.staff.findUniqueOrThrow({ where: { username: world.caseworker } })
  const tasks = await prisma.task.findMany({
    where: { assigneeId: id, state: 'open' },
    orderBy: { dueAt: 'asc' },
    distinct: ['formId'],
  })
  const ask = await prisma.task.findFirst({
    where: { formId: 'confirm-assignment', agency: 'kinderhaus', state: 'open' },
  })
  const invitation = await prisma.invitation.findFirstOrThrow({
    where: { campaignId: world.campaignId, status: 'open' },
  })
  return [
    ...tasks.map(({ key, formId }) => ({
      name: `aufgaben-${formId}`,
      path: `/aufgaben?task=${key}`,
      username: world.caseworker,
    })),
    ...(ask
      ? [
          {
            name: 'aufgaben-confirm-assignment',
            path: `/aufgaben?view=all&task=${ask.key}`,
            username: world.lead,
          },
        ]
      : []),
    { name: 'faelle-start', path: `/faelle/${world.earlyCaseId}`, username: world.caseworker },
    {
      name: 'kundenzentrum-einladung',
      path: `/kundenzentrum?invitation=${invitation.id}`,
      username: world.centre,
    },
  ]
}
