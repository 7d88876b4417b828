import { dayOf } from '#server/base/clock.ts'
import { withConnection } from '#server/base/db.ts'

const AHEAD = 14

/**
 * Makes the days of the record log two weeks ahead. Only the owner may; the connection is closed at
 * once.
 */
export async function keepDays(ownerUrl: string, wall: Date): Promise<void> {
  await withConnection(ownerUrl, (query) =>
    query('SELECT feed.create_day($1::date + n) FROM generate_series(-1, $2) AS n', [
      dayOf(wall),
      AHEAD,
    ]),
  )
}
