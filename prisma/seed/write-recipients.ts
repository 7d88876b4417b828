import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toCsv } from './recipients-csv.ts'
import { generateRecipients } from './recipients.ts'

writeFileSync(
  join(import.meta.dirname, 'empfaenger-420.csv'),
  toCsv(generateRecipients(), { encoding: 'utf-8-bom', delimiter: ';' }),
)
