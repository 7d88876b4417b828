import './case-list.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay, formatNumber } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import type { CaseRow } from '#server/procedure/cases/schema.ts'
import { caseListQuery } from './queries.ts'

/** The cases that one may see, by their next date. */
export function CaseListPage() {
  usePageTitle(m.navCases())
  const { status = 'open' } = useSearch({ from: '/shell/faelle' })
  const list = useInfiniteQuery(caseListQuery(status))
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className="u-page">
      <header>
        <h1>{m.navCases()}</h1>
      </header>
      <Tabs label={m.caseLists()}>
        <Link to="/faelle" activeOptions={{ exact: true }}>
          {m.casesOpen()}
        </Link>
        <Link to="/faelle" search={{ status: 'closed' }} activeOptions={{ exact: true }}>
          {m.casesClosed()}
        </Link>
      </Tabs>
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {list.data && rows.length === 0 && (
        <Empty icon="folder_open" text={status === 'open' ? m.noOpenCases() : m.noClosedCases()} />
      )}
      {rows.length > 0 && <CaseTable rows={rows} />}
      {list.hasNextPage && (
        <div className="u-actions">
          <Button isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {m.loadMore()}
          </Button>
        </div>
      )}
    </div>
  )
}

function CaseTable({ rows }: { rows: CaseRow[] }) {
  return (
    <ScrollRegion label={m.navCases()}>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{m.person()}</th>
            <th scope="col">{m.caseStatus()}</th>
            <th scope="col">{m.nextDate()}</th>
            <th scope="col">{m.caseworker()}</th>
            <th scope="col" className="u-num">
              {m.openTasks()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CaseTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function CaseTableRow({ row }: { row: CaseRow }) {
  const now = useNow()
  return (
    <tr>
      <td>
        <Link to="/faelle/$caseId" params={{ caseId: row.id }}>
          {row.person}
        </Link>
        {row.isUrgent && (
          <span className="case-list-urgent">
            <Icon name="priority_high" label={m.urgent()} />
          </span>
        )}
        <div className="u-muted u-small">
          {row.caseRef ?? m.openedOn({ day: formatDay(row.openedOn) })}
        </div>
      </td>
      <td>{inLanguage(row.statusText, row.statusTextEn)}</td>
      <td>
        {row.nextWhat ? (
          <>
            <span className="case-list-due" data-tone={dueTone(row.nextDate, now)}>
              {row.nextDate ? dueText(row.nextDate, now) : m.noDeadline()}
            </span>
            <div className="u-muted u-small">
              {inLanguage(row.nextWhat, row.nextWhatEn ?? row.nextWhat)}
            </div>
          </>
        ) : (
          <span className="u-muted">{m.none()}</span>
        )}
      </td>
      <td>
        {row.caseworker?.displayName ?? m.assignedToNobody()}
        <div className="u-muted u-small">{row.agencyName}</div>
      </td>
      <td className="u-num">{formatNumber(row.openTasks)}</td>
    </tr>
  )
}
