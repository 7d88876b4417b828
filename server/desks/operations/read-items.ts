import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { namesOf } from '#server/procedure/deployments/staff-names.ts'
import { readCursor, writeCursor } from '#server/web/http/cursor.ts'
import type { Language } from '#server/web/http/route.ts'
import { outcomeText } from './outcome-texts.ts'
import type { TroubleItems } from './schema.ts'
import { nameSubjects } from './subjects.ts'
import { itemName, listEvents, noteOf, ownerOf } from './trouble-events.ts'
import { listItems } from './trouble.ts'

const PAGE = 50
const PLACE = { at: /^[\d: .+-]{10,40}$/, id: /^[\w-]{1,64}$/ }

/** One page of a group: whose it is, what was noted and done so far. */
export async function readItems(
  { deps, actor, language }: { deps: Deps; actor: Actor; language: Language },
  { group, cursor }: { group: string; cursor?: string | undefined },
): Promise<TroubleItems> {
  const after = cursor ? readCursor(cursor, PLACE) : null
  const wall = deps.clock.wallNow()
  const found = await listItems(deps.db.query, { wall, group, after, limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const [subjects, events] = await Promise.all([
    nameSubjects(
      deps,
      page.map(({ subject }) => subject),
      actor,
    ),
    listEvents(deps, page),
  ])
  const people = await namesOf(
    deps,
    [...events.values()].flat().map(({ actorId }) => actorId),
  )
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.map((item) => {
      const history = events.get(itemName(item)) ?? []
      const ownerId = ownerOf(history)
      return {
        id: item.id,
        at: item.at.toISOString(),
        subject: subjects.get(item.subject ?? '') ?? null,
        owner: ownerId ? { id: ownerId, name: people.get(ownerId) ?? '' } : null,
        note: noteOf(history),
        history: history.map(({ actorId, at, action, note, outcome }) => ({
          action,
          note,
          outcome: outcome ? outcomeText(outcome, language) : null,
          at: at.toISOString(),
          by: actorId ? (people.get(actorId) ?? null) : null,
        })),
      }
    }),
    next: last ? writeCursor({ at: last.place, id: last.id }) : null,
  }
}
