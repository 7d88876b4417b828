import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Language } from '#server/web/http/route.ts'
import type { TroubleAction } from './schema.ts'
import type { TroubleItem, TroubleKind } from './trouble.ts'

/** `count`: commands that wait behind this one, or tasks that the instance has open. */
type Forecast = (count: number) => Sentence

const fixed =
  (de: string, en: string): Forecast =>
  () => ({ de, en })

const behind = (count: number): Sentence =>
  count === 0
    ? { de: '', en: '' }
    : {
        de: ` Danach ${count === 1 ? 'folgt 1 Befehl' : `folgen ${count} Befehle`} desselben Falls.`,
        en: ` After it ${count === 1 ? '1 command follows' : `${count} commands follow`} of the same case.`,
      }

const withBehind =
  (de: string, en: string): Forecast =>
  (count) => ({ de: de + behind(count).de, en: en + behind(count).en })

const FORECASTS: Record<TroubleKind, Partial<Record<TroubleAction, Forecast>>> = {
  incident: {
    retry: fixed('Der Schritt wird noch einmal versucht.', 'The step is tried once more.'),
    end: (count) => ({
      de:
        `Der Vorgang endet in der Engine, ${count} offene Aufgaben verschwinden. Was über die ` +
        'Person gespeichert ist, bleibt; von selbst geschieht in diesem Fall nichts mehr. Das ' +
        'lässt sich nicht zurücknehmen: Sagen Sie der Teamleitung Bescheid.',
      en:
        `The process ends in the engine, ${count} open tasks disappear. What is stored about the ` +
        'person stays; nothing more happens in this case by itself. This cannot be taken back: ' +
        'tell the team lead.',
    }),
  },
  refused: {
    retry: withBehind(
      'Der Befehl geht noch einmal an die Engine.',
      'The command goes to the engine once more.',
    ),
    close: withBehind(
      'Der Befehl gilt als erledigt und geht nie hinaus.',
      'The command counts as settled and never goes out.',
    ),
  },
  unconfirmed: {
    retry: fixed(
      'Der Befehl geht noch einmal hinaus. Ist er doch angekommen, geschieht nichts doppelt.',
      'The command goes out once more. If it did arrive, nothing happens twice.',
    ),
    close: fixed('Der Befehl gilt als erledigt.', 'The command counts as settled.'),
  },
  waiting: {
    retry: fixed(
      'Der Befehl wird sofort noch einmal gesendet.',
      'The command is sent again at once.',
    ),
  },
  'dead-letter': {
    retry: fixed('Der Eintrag wird noch einmal eingelesen.', 'The entry is read in once more.'),
    close: fixed(
      'Der Eintrag bleibt ungelesen und gilt als erledigt.',
      'The entry stays unread and counts as settled.',
    ),
  },
  alarm: {
    acknowledge: fixed(
      'Der Alarm gilt als gesehen und verschwindet von dieser Seite.',
      'The alarm counts as seen and disappears from this page.',
    ),
  },
}

const NOTED = fixed('Es wird nur vermerkt.', 'It is only noted.')

/** Says for each item what an action would do to it. */
export async function forecast(
  deps: Deps,
  items: TroubleItem[],
  { action, language }: { action: TroubleAction; language: Language },
): Promise<Map<string, string>> {
  const counts = action === 'end' ? await countTasks(deps, items) : await countBehind(deps, items)
  return new Map(
    items.map((item) => {
      const say = FORECASTS[item.kind][action] ?? NOTED
      return [item.id, say(counts.get(item.id) ?? 0)[language]]
    }),
  )
}

async function countBehind({ db }: Deps, items: TroubleItem[]): Promise<Map<string, number>> {
  const refused = items.filter(({ kind }) => kind === 'refused').map(({ id }) => id)
  if (refused.length === 0) return new Map()
  const rows = await db.query<{ id: string; n: number }>(
    `SELECT r.id::text AS id, count(o.id)::int AS n
     FROM outbox r
     LEFT JOIN outbox o ON o.stream = r.stream AND o.seq > r.seq AND o.state = 'pending'
     WHERE r.id = ANY($1::uuid[]) GROUP BY r.id`,
    [refused],
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}

async function countTasks({ db }: Deps, items: TroubleItem[]): Promise<Map<string, number>> {
  const rows = await db.query<{ root: string; n: number }>(
    `WITH RECURSIVE tree AS (
       SELECT p.key, p.key AS root FROM readmodel.process_instance p WHERE p.key = ANY($1)
       UNION ALL
       SELECT p.key, tree.root FROM readmodel.process_instance p JOIN tree ON p.parent_key = tree.key)
     SELECT tree.root, count(t.key)::int AS n
     FROM tree LEFT JOIN task t ON t.process_instance_key = tree.key AND t.state = 'open'
     GROUP BY tree.root`,
    [items.flatMap(({ instance }) => instance ?? [])],
  )
  const byRoot = new Map(rows.map(({ root, n }) => [root, n]))
  return new Map(items.map(({ id, instance }) => [id, byRoot.get(instance ?? '') ?? 0]))
}
