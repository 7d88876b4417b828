import { useQuery } from '@tanstack/react-query'
import * as m from '#client/generated/messages/messages.js'
import { inLanguage } from '#client/ui/language.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { RoundedCount } from './rounded-count.tsx'
import { taskKindsQuery } from './queries.ts'

/** Open and overdue tasks by type; never by person. */
export function TaskKinds() {
  const found = useQuery(taskKindsQuery)
  const kinds = found.data?.kinds ?? []
  if (found.isSuccess && kinds.length === 0)
    return <p className="u-muted">{m.noOpenTasksAtAll()}</p>
  return (
    <ScrollRegion label={m.tasksByKind()}>
      <table className="u-table">
        <caption className="u-sr">{m.tasksByKind()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.taskKind()}</th>
            <th scope="col" className="u-num">
              {m.open()}
            </th>
            <th scope="col" className="u-num">
              {m.overdue()}
            </th>
            <th scope="col" className="u-num">
              {m.oldestOverdue()}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ process, elementId, name, open, overdue, oldestDays }) => (
            <tr key={`${process} ${elementId}`}>
              <th scope="row">{inLanguage(name.de, name.en)}</th>
              <td className="u-num">
                <RoundedCount count={open} />
              </td>
              <td className="u-num">
                <RoundedCount count={overdue} />
              </td>
              <td className="u-num">
                {oldestDays === null ? '' : m.workdays({ count: oldestDays })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
