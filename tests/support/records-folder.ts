import { join } from 'node:path'

/** Where every exported record of the run is kept for the privacy test. */
export const RECORDS_FOLDER = join(
  import.meta.dirname,
  '../../node_modules/.cache/hilfeplan-test-records',
)
