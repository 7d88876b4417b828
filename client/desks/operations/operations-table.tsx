import type { ReactNode } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'

type Props = { title: string; head: string[]; rows: ReactNode[][] }

/** A table with its title; nothing where there are no rows. */
export function OperationsTable({ title, head, rows }: Props) {
  if (rows.length === 0) return null
  return (
    <div className="u-card">
      <h2>{title}</h2>
      <ScrollRegion label={title}>
        <table className="u-table">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name || <span className="u-sr">{m.actions()}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, at) => (
                  <td key={head[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  )
}
