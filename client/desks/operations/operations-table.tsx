import type { ReactNode } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'

type Props = { title: string; level?: 2 | 3; head: string[]; rows: ReactNode[][] }

/** A table with its title; nothing where there are no rows. */
export function OperationsTable({ title, level = 2, head, rows }: Props) {
  if (rows.length === 0) return null
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="u-card">
      <Heading>{title}</Heading>
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
