import * as m from '#client/generated/messages/messages.js'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import type { TroubleResults } from './queries.ts'

/** Line by line what will happen, or what has happened. */
export function ResultList({ title, rows }: { title: string; rows: TroubleResults['rows'] }) {
  return (
    <ScrollRegion label={title} isLow>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{m.ops_reference()}</th>
            <th scope="col">{title}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, reference, says }) => (
            <tr key={id}>
              <th scope="row">{reference}</th>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
