import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Icon } from '#client/ui/icon.tsx'

type Props = { isBusy: boolean; onFile: (file: File) => void; onSample: () => void }

/** Takes the list of recipients as a file, chosen or dropped, or the sample list. */
export function ListUpload({ isBusy, onFile, onSample }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const take = ([file]: Iterable<File>) => file && onFile(file)
  return (
    <>
      <DropArea onDrop={({ dataTransfer }) => take(dataTransfer.files)}>
        <Icon name="upload_file" />
        <p>{m.uploadText()}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          className="u-sr"
          tabIndex={-1}
          aria-label={m.chooseFile()}
          onChange={(event) => take(event.target.files ?? [])}
        />
        <div className="u-actions">
          <Button icon="upload_file" isDisabled={isBusy} onPress={() => input.current?.click()}>
            {m.chooseFile()}
          </Button>
          <Button isDisabled={isBusy} onPress={onSample}>
            {m.useSampleList()}
          </Button>
        </div>
      </DropArea>
      <Alert>{m.uploadColumns()}</Alert>
    </>
  )
}

type DropProps = { onDrop: (event: DragEvent) => void; children: ReactNode }

function DropArea({ onDrop, children }: DropProps) {
  const [isOver, setOver] = useState(false)
  return (
    <div
      className="campaign-upload"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(event)
      }}
    >
      {children}
    </div>
  )
}
