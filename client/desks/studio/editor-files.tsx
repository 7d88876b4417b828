import { useMutation } from '@tanstack/react-query'
import { FileTrigger } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import { download } from './download.ts'
import { readForeign, type Finding, type ForeignDrawing } from './queries.ts'
import type { Drawing } from './use-drawing.ts'

/** More than the check reads. */
const LIMIT_BYTES = 1_100_000
const MOST_SHOWN = 30

type Read = { foreign: ForeignDrawing; fileName: string }

/**
 * The drawing as a file, and a file as the drawing: what another program wrote is read beside the
 * open drawing, which stays until the other one is taken.
 */
export function EditorFiles({ process, drawing }: { process: string; drawing: Drawing }) {
  const read = useMutation({ mutationFn: (file: File) => readFile(process, file) })
  const take = useMutation({
    mutationFn: (xml: string) => drawing.replace(xml),
    onSuccess: () => read.reset(),
  })
  const save = async () =>
    download(`${process}.bpmn`, (await drawing.modeler.current?.save()) ?? '', 'application/xml')
  return (
    <>
      <Button size="s" icon="download" onPress={() => void save()}>
        {m.studio_download()}
      </Button>
      <FileTrigger
        acceptedFileTypes={['.bpmn', '.xml']}
        onSelect={(files) => files?.[0] && read.mutate(files[0])}
      >
        <Button size="s" icon="upload_file" isDisabled={read.isPending}>
          {m.studio_upload()}
        </Button>
      </FileTrigger>
      {read.error && <Problem error={read.error} />}
      <Dialog title={m.studio_foreignTitle()} isOpen={!!read.data} onClose={() => read.reset()}>
        {read.data && <ForeignFile {...read.data} />}
        {take.error && <Problem error={take.error} />}
        <div className="u-actions">
          {read.data?.foreign.xml && (
            <Button
              variant="primary"
              isDisabled={take.isPending}
              onPress={() => take.mutate(read.data.foreign.xml ?? '')}
            >
              {m.studio_foreignTake()}
            </Button>
          )}
          <Button onPress={() => read.reset()}>{m.studio_foreignLeave()}</Button>
        </div>
      </Dialog>
    </>
  )
}

async function readFile(process: string, file: File): Promise<Read> {
  if (file.size > LIMIT_BYTES) throw new Error(m.studio_foreignTooBig({ name: file.name }))
  const foreign = await readForeign(process, file)
  if (foreign.xml === null) return { foreign, fileName: file.name }
  const { tryDrawing } = await import('#client/diagram/try-drawing.ts')
  await tryDrawing(foreign.xml).catch(() => {
    throw new Error(m.studio_foreignUndrawable({ name: file.name }))
  })
  return { foreign, fileName: file.name }
}

/** What the file is, what was changed in it, and what is wrong with it. */
function ForeignFile({ foreign, fileName }: Read) {
  const { xml, name, steps, notices, findings } = foreign
  const isTaken = xml !== null
  return (
    <>
      {isTaken ? (
        <p>{m.studio_foreignRead({ file: fileName, name, count: steps })}</p>
      ) : (
        <p>{m.studio_foreignRefused({ file: fileName })}</p>
      )}
      {notices.map(({ text, textEn, places }) => (
        <details key={text}>
          <summary>{inLanguage(text, textEn)}</summary>
          <ul className="studio-list">
            {places.map((place) => (
              <li key={place.text}>{inLanguage(place.text, place.textEn)}</li>
            ))}
          </ul>
        </details>
      ))}
      {findings.length > 0 && <ForeignFindings findings={findings} isTaken={isTaken} />}
    </>
  )
}

function ForeignFindings({ findings, isTaken }: { findings: Finding[]; isTaken: boolean }) {
  const more = findings.length - MOST_SHOWN
  return (
    <Alert tone={isTaken ? 'warn' : 'danger'}>
      {isTaken && <p>{m.studio_foreignFindings({ count: findings.length })}</p>}
      <ul className="studio-list studio-foreign">
        {findings.slice(0, MOST_SHOWN).map(({ rule, elementId, message, messageEn }) => (
          <li key={`${rule} ${elementId} ${message}`}>
            {inLanguage(message, messageEn)}{' '}
            {elementId && <span className="u-small u-muted">{elementId}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{m.studio_foreignMore({ count: more })}</p>}
    </Alert>
  )
}
