import './studio.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { isMissing } from '#client/api/request.ts'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { PageProblem } from '#client/ui/page-problem.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import {
  beginDraft,
  newestOf,
  processQuery,
  versionQuery,
  type ProcessPage as Page,
  type Version,
} from './queries.ts'
import { ProcessChanges } from './process-changes.tsx'
import { ShippedNotice } from './shipped-notice.tsx'
import { StudioCrumbs } from './studio-crumbs.tsx'
import { VersionFiles } from './version-files.tsx'
import { VersionList } from './version-list.tsx'
import { VersionPicture } from './version-picture.tsx'

const PARTS = [
  { part: undefined, name: m.studio_picture },
  { part: 'files', name: m.studio_files },
  { part: 'versions', name: m.studio_versions },
  { part: 'changes', name: m.studio_changes },
] as const

/** One process: its picture with what runs, its steps in words, its versions and what is drawn. */
export function ProcessPage() {
  const { process } = useParams({ from: '/shell/prozesse/$process' })
  const found = useQuery(processQuery(process))
  usePageTitle(found.data ? inLanguage(found.data.name, found.data.nameEn) : m.navProcesses())
  if (found.error && (isMissing(found.error) || !found.data)) {
    return (
      <PageProblem
        error={found.error}
        missing={isMissing(found.error) ? { icon: 'account_tree', text: m.studio_missing() } : null}
        onRetry={() => void found.refetch()}
      >
        <Link to="/prozesse" className="u-btn" data-variant="secondary">
          {m.navProcesses()}
        </Link>
      </PageProblem>
    )
  }
  return found.data ? <Process page={found.data} /> : <Busy />
}

function Process({ page }: { page: Page }) {
  const { part, version: chosen } = useSearch({ from: '/shell/prozesse/$process' })
  const version = page.versions.find(({ id }) => id === chosen) ?? newestOf(page)
  return (
    <div className="u-page">
      <ProcessHead page={page} version={version} />
      {page.shippedDiffers && <ShippedNotice page={page} />}
      <Drafts page={page} />
      <Tabs label={m.studio_parts()}>
        {PARTS.map(({ part: each, name }) => (
          <Link
            key={name()}
            to="/prozesse/$process"
            params={{ process: page.process }}
            search={{
              ...(each ? { part: each } : {}),
              ...(version.inForce ? {} : { version: version.id }),
            }}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {name()}
          </Link>
        ))}
      </Tabs>
      {part === 'versions' ? (
        <VersionList page={page} />
      ) : part === 'changes' ? (
        <ProcessChanges page={page} />
      ) : (
        <OneVersion page={page} version={version} part={part} />
      )}
    </div>
  )
}

function ProcessHead({ page, version }: { page: Page; version: Version }) {
  const named = { version: version.version }
  return (
    <header>
      <div>
        <StudioCrumbs>
          <span>{page.process}</span>
        </StudioCrumbs>
        <h1>{inLanguage(page.name, page.nameEn)}</h1>
        <div className="u-actions">
          <Badge tone={version.inForce ? 'ok' : undefined}>
            {version.inForce ? m.studio_inForce(named) : m.diagramVersion(named)}
          </Badge>
          <Badge>{version.source === 'studio' ? m.studio_ownVersion() : m.studio_shipped()}</Badge>
        </div>
      </div>
      {page.abilities.write && <DrawButton page={page} />}
    </header>
  )
}

function OneVersion({
  page,
  version,
  part,
}: {
  page: Page
  version: Version
  part: 'files' | undefined
}) {
  const view = useQuery(versionQuery(page.process, version.id))
  if (view.error) return <Problem error={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <Busy />
  return part === 'files' ? (
    <VersionFiles view={view.data} />
  ) : (
    <VersionPicture view={view.data} label={inLanguage(page.name, page.nameEn)} />
  )
}

/** Begins a drawing, or goes on with the one begun. */
function DrawButton({ page }: { page: Page }) {
  const { process, drafts } = page
  const navigate = useNavigate()
  const queries = useQueryClient()
  const router = useRouter()
  const { element } = useSearch({ from: '/shell/prozesse/$process' })
  const editor = {
    to: '/prozesse/$process/zeichnen',
    params: { process },
    search: element ? { element } : {},
  } as const
  const open = () => navigate(editor)
  const prepare = () => void router.preloadRoute(editor)
  const begin = useMutation({
    mutationFn: () => beginDraft(process, { from: newestOf(page).id }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['processes'] })
      await open()
    },
  })
  const isBegun = drafts.some(({ isOwn }) => isOwn)
  return (
    <div className="u-actions">
      {begin.error && <Problem error={begin.error} />}
      <Button
        variant="primary"
        icon="edit"
        isDisabled={begin.isPending}
        onHoverStart={prepare}
        onFocus={prepare}
        onPress={() => (isBegun ? void open() : begin.mutate())}
      >
        {isBegun ? m.studio_goOnDrawing() : m.studio_draw()}
      </Button>
    </div>
  )
}

function Drafts({ page: { process, drafts } }: { page: Page }) {
  const waiting = drafts.flatMap(({ submittedAt, ...draft }) =>
    submittedAt === null ? [] : { ...draft, submittedAt },
  )
  if (waiting.length === 0) return null
  return (
    <section className="u-card">
      <h2>{m.studio_forRelease()}</h2>
      <ul className="studio-list">
        {waiting.map(({ authorId, author, submittedAt, reason, isOwn }) => (
          <li key={authorId}>
            <Link to="/prozesse/$process/freigabe/$authorId" params={{ process, authorId }}>
              {reason}
            </Link>
            <span className="u-small u-muted">
              {m.studio_handedIn({
                name: isOwn ? m.studio_you() : author,
                time: formatDayTime(submittedAt),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
