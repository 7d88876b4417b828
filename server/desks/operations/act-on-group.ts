import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid, notFound } from '#server/base/errors.ts'
import type { Language } from '#server/web/http/route.ts'
import { actOnItem, type ItemOutcome } from './act-on-item.ts'
import { forecast } from './forecast.ts'
import { OUTCOMES } from './outcome-texts.ts'
import type { OperationsPorts } from './ports.ts'
import { ACTIONS_OF } from './present-groups.ts'
import {
  MOST_AT_ONCE,
  type ActionBody,
  type PreviewBody,
  type TroubleAction,
  type TroubleResults,
} from './schema.ts'
import { nameSubjects } from './subjects.ts'
import { addEvents, itemName } from './trouble-events.ts'
import { countItems, listItems, type TroubleItem } from './trouble.ts'

type Context = { deps: Deps; ports: OperationsPorts; actor: Actor; language: Language }

/** Does not go without a reason that others can read later. */
const NEEDS_NOTE: TroubleAction[] = ['close', 'acknowledge', 'end', 'note']
const SIDE_BY_SIDE = 8

/** What an action would do, item by item; nothing happens. */
export async function previewAction(
  context: Omit<Context, 'ports'>,
  group: string,
  body: PreviewBody,
): Promise<TroubleResults> {
  const { deps, language } = context
  const { items, left } = await chosenItems(deps, group, body)
  const says = await forecast(deps, items, { action: body.action, language })
  return await present(context, items, {
    left,
    say: (item) => ({ says: says.get(item.id) ?? '', isDone: true }),
  })
}

/** Does something about items of a group, at most 200 in one call, and says what became of each. */
export async function actOnGroup(
  context: Context,
  group: string,
  body: ActionBody,
): Promise<TroubleResults> {
  const { deps, actor, language } = context
  const { action } = body
  const note = body.note ? body.note : null
  if (!note && NEEDS_NOTE.includes(action)) throw invalid([NOTE_MISSING])
  const { items, left } = await chosenItems(deps, group, body)
  await deps.db.tx(async (tx) => {
    for (const item of items)
      await recordAudit(tx, deps, {
        actor,
        action: `trouble.${action}`,
        subject: `${item.kind}:${item.id}`,
      })
  })
  const outcomes = await sideBySide(items, (item) => actOnItem(context, item, action))
  await addEvents(
    deps,
    items.map((item) => ({
      item,
      actorId: actor.id,
      action,
      note,
      outcome: outcomes.get(item.id) ?? 'failed',
    })),
  )
  deps.db.announceNow(['outbox', 'operations'])
  return await present(context, items, {
    left,
    say: (item) => {
      const outcome = outcomes.get(item.id) ?? 'failed'
      return { says: OUTCOMES[outcome][language], isDone: ['done', 'noted'].includes(outcome) }
    },
  })
}

const NOTE_MISSING = {
  path: 'note',
  message: { de: 'Bitte schreiben Sie eine Notiz.', en: 'Please write a note.' },
}

type Chosen = { items: TroubleItem[]; left: number }

/** @throws AppError where the group is gone, or knows no such action */
async function chosenItems(
  { db, clock }: Deps,
  group: string,
  { action, items: ids }: { action: TroubleAction; items?: string[] | undefined },
): Promise<Chosen> {
  const wall = clock.wallNow()
  const items = await listItems(db.query, { wall, group, ids: ids ?? null, limit: MOST_AT_ONCE })
  const [first] = items
  if (!first) throw notFound()
  if (!ACTIONS_OF[first.kind].includes(action))
    throw invalid([
      { path: 'action', message: { de: 'Das geht hier nicht.', en: 'This is not possible here.' } },
    ])
  const all = ids ? items.length : await countItems(db.query, { wall, group })
  return { items, left: all - items.length }
}

async function sideBySide(
  items: TroubleItem[],
  act: (item: TroubleItem) => Promise<ItemOutcome>,
): Promise<Map<string, ItemOutcome>> {
  const outcomes = new Map<string, ItemOutcome>()
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift())
      outcomes.set(item.id, await act(item))
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  return outcomes
}

async function present(
  { deps, actor }: Omit<Context, 'ports'>,
  items: TroubleItem[],
  { left, say }: { left: number; say(item: TroubleItem): { says: string; isDone: boolean } },
): Promise<TroubleResults> {
  const subjects = await nameSubjects(
    deps,
    items.map(({ subject }) => subject),
    actor,
  )
  return {
    rows: items.map((item) => ({
      id: item.id,
      reference: subjects.get(item.subject ?? '')?.reference ?? itemName(item),
      ...say(item),
    })),
    left,
  }
}
