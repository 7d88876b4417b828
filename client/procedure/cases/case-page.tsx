import './case.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { isMissing } from '#client/api/request.ts'
import { CaseTalks } from '#client/procedure/appointments/case-talks.tsx'
import * as m from '#client/generated/messages/messages.js'
import { LeftDrafts } from '#client/procedure/tasks/left-drafts.tsx'
import { TaskLinks } from '#client/procedure/tasks/task-links.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { PageProblem } from '#client/ui/page-problem.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Tabs } from '#client/ui/tabs.tsx'
import type { CaseDetail } from '#server/procedure/cases/schema.ts'
import { CaseHeader } from './case-header.tsx'
import { CaseConcern, EarlierCases } from './case-context.tsx'
import { HouseholdCard } from '#client/procedure/persons/household-card.tsx'
import { CaseConsents, CaseLetters, CasePerson } from './case-side.tsx'
import { CasePlan } from './case-plan.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { CaseWaiting } from './case-waiting.tsx'
import { CasePause } from './case-wishes.tsx'
import { ConflictNote } from './conflict-dialog.tsx'
import { caseQuery } from './queries.ts'

const CaseDiagram = lazy(() =>
  import('./case-diagram.tsx').then((module) => ({ default: module.CaseDiagram })),
)

const CaseDocuments = lazy(() =>
  import('#client/procedure/documents/case-documents.tsx').then((module) => ({
    default: module.CaseDocuments,
  })),
)

const CasePlans = lazy(() =>
  import('#client/procedure/plans/case-plans.tsx').then((module) => ({
    default: module.CasePlans,
  })),
)

/** One case: who, where it stands, what comes next, and all that happened. */
export function CasePage() {
  usePageTitle(m.caseTitle())
  const { caseId } = useParams({ from: '/shell/faelle/$caseId' })
  const found = useQuery(caseQuery(caseId))
  if (found.error && (isMissing(found.error) || !found.data)) {
    return (
      <PageProblem
        error={found.error}
        missing={isMissing(found.error) ? { icon: 'search', text: m.caseMissing() } : null}
        onRetry={() => void found.refetch()}
      >
        <Link to="/faelle" className="u-btn" data-variant="secondary">
          {m.toCases()}
        </Link>
      </PageProblem>
    )
  }
  return found.data ? <CaseView item={found.data} /> : <Busy />
}

function CaseTabs({ caseId }: { caseId: string }) {
  const params = { caseId }
  return (
    <Tabs label={m.caseParts()}>
      <Link to="/faelle/$caseId" params={params} activeOptions={{ exact: true }}>
        {m.timeline()}
      </Link>
      <Link
        to="/faelle/$caseId"
        params={params}
        search={{ part: 'plan' }}
        activeOptions={{ exact: true }}
      >
        {m.helpPlan()}
      </Link>
      <Link
        to="/faelle/$caseId"
        params={params}
        search={{ part: 'letters' }}
        activeOptions={{ exact: true }}
      >
        {m.lettersAndPapers()}
      </Link>
      <Link
        to="/faelle/$caseId"
        params={params}
        search={{ part: 'diagram' }}
        activeOptions={{ exact: true }}
      >
        {m.diagram()}
      </Link>
    </Tabs>
  )
}

function CaseView({ item }: { item: CaseDetail }) {
  const { part } = useSearch({ from: '/shell/faelle/$caseId' })
  return (
    <div className="case">
      <CaseHeader item={item} />
      <CaseTabs caseId={item.id} />
      {part === 'plan' ? (
        <Suspense fallback={<Busy />}>
          <CasePlans caseId={item.id} />
        </Suspense>
      ) : part === 'diagram' ? (
        <Suspense fallback={<Busy />}>
          <CaseDiagram caseId={item.id} />
        </Suspense>
      ) : (
        <div className="case-columns">
          <section className="u-card case-open">
            <h2>{m.openTasks()}</h2>
            <TaskLinks tasks={item.tasks} />
          </section>
          <div className="case-main">
            <ConflictNote item={item} />
            <CaseConcern concern={item.concern} />
            <CasePause item={item} />
            <CaseWaiting item={item} />
            <LeftDrafts caseId={item.id} />
            {part !== 'letters' && <CasePlan plan={item.plan} />}
            {part === 'letters' && (
              <Suspense fallback={<Busy />}>
                <CaseDocuments caseId={item.id} />
              </Suspense>
            )}
            {part === 'letters' ? (
              <CaseLetters letters={item.letters} />
            ) : (
              <CaseTimeline caseId={item.id} />
            )}
          </div>
          <aside className="case-side" aria-label={m.atAGlance()}>
            <CaseTalks caseId={item.id} />
            <CasePerson item={item} />
            <CaseConsents item={item} />
            <HouseholdCard key={item.id} caseId={item.id} />
            <EarlierCases cases={item.earlierCases} />
          </aside>
        </div>
      )}
    </div>
  )
}
