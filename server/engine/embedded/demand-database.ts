import pg from 'pg'
import { SetupError } from './setup-error.ts'

const PATIENCE_MS = 10_000

/**
 * Finds out whether the database behind a setting lets us in, before anything is begun with it.
 * @throws SetupError naming the setting and the place, never the password
 */
export async function demandDatabase(setting: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SetupError(
      `The database of ${setting} (${new URL(url).host}) does not let us in: ${reason}. Start ` +
        'it or correct the setting; docs/operating.md says what it needs.',
    )
  } finally {
    await client.end().catch(() => {})
  }
}
