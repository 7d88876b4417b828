import { expect, it } from 'vitest'
import { demandDatabase } from './demand-database.ts'

it('a database that does not answer is named by its setting and its place, without the password', async () => {
  const refusal = demandDatabase(
    'DATABASE_URL',
    'postgresql://hilfeplan_app:geheim@127.0.0.1:1/hilfeplan',
  )

  await expect(refusal).rejects.toThrow(
    'The database of DATABASE_URL (127.0.0.1:1) does not let us in',
  )
  await expect(refusal).rejects.not.toThrow('geheim')
})
