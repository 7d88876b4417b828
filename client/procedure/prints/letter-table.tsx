import * as m from '#client/generated/messages/messages.js'
import { Badge, type Tone } from '#client/ui/badge.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format-date.ts'
import { inLanguage } from '#client/ui/language.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { LetterActions } from './letter-actions.tsx'
import type { Letter, LetterState, ListedState } from './queries.ts'

const STATES: Record<LetterState, { name: () => string; tone?: Tone }> = {
  rendered: { name: m.letterQueued },
  queued: { name: m.letterQueued },
  'in-run': { name: m.letterInRun, tone: 'info' },
  posted: { name: m.letterPosted, tone: 'ok' },
  cancelled: { name: m.letterCancelled },
  held: { name: m.letterHeld, tone: 'warn' },
  returned: { name: m.letterReturned, tone: 'warn' },
  'at-desk': { name: m.letterAtDesk },
  'handed-over': { name: m.letterHandedOver, tone: 'ok' },
  sent: { name: m.letterSent, tone: 'ok' },
  'not-wanted': { name: m.letterNotWanted },
}

export function LetterTable({ letters, state }: { letters: Letter[]; state: ListedState }) {
  if (letters.length === 0)
    return <Empty icon="mail" text={state === 'open' ? m.noLettersOpen() : m.noLetters()} />
  return (
    <ScrollRegion label={m.letters()}>
      <table className="u-table">
        <thead>
          <tr>
            <th scope="col">{m.reference()}</th>
            <th scope="col">{m.letter()}</th>
            <th scope="col">{m.person()}</th>
            <th scope="col">{m.state()}</th>
            <th scope="col">
              <span className="u-sr">{m.actions()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function LetterRow({ letter }: { letter: Letter }) {
  const { id, reference, title, titleEn, person, city, state, createdAt, postedOn, abilities } =
    letter
  const { name, tone } = STATES[state]
  return (
    <tr>
      <td>{reference}</td>
      <td>
        {abilities.open ? (
          <a href={`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer">
            {inLanguage(title, titleEn)}
          </a>
        ) : (
          inLanguage(title, titleEn)
        )}
        <div className="u-muted u-small">
          {postedOn
            ? m.postedOn({ day: formatDay(postedOn) })
            : m.writtenOn({ day: formatDay(createdAt) })}
        </div>
      </td>
      <td>
        {person}
        <div className="u-muted u-small">{city}</div>
      </td>
      <td>
        <Badge tone={tone}>{name()}</Badge>
      </td>
      <td>
        <LetterActions letter={letter} />
      </td>
    </tr>
  )
}
