import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Pending } from '#client/ui/pending.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { actionName } from './action-names.ts'
import {
  act,
  previewQuery,
  type Group,
  type Item,
  type TroubleAction,
  type TroubleResults,
} from './queries.ts'
import { ResultList } from './result-list.tsx'
import { itemTitle } from './subject-name.tsx'

/** What somebody wants to do, about one item or all of the group. */
export type Asked = { group: Group; action: TroubleAction; item: Item | null }

const NEEDS_NOTE: TroubleAction[] = ['close', 'acknowledge', 'end', 'note']

type Props = { asked: Asked; onClose: () => void }

/** Says what will happen, item by item, before it does; and afterwards what did. */
export function ActionDialog({ asked: { group, action, item }, onClose }: Props) {
  const [note, setNote] = useState('')
  const body = { action, ...(item ? { items: [item.id] } : {}) }
  const preview = useQuery(previewQuery(group.id, body))
  const send = useAct(group.id)
  const needsNote = NEEDS_NOTE.includes(action)
  const name = actionName(action, !item)
  return (
    <Dialog
      title={item ? m.ops_actionOf({ action: name, reference: itemTitle(item) }) : name}
      isOpen
      onClose={onClose}
    >
      {send.data ? (
        <Results results={send.data} />
      ) : preview.data ? (
        <>
          <ResultList title={m.ops_preview()} rows={preview.data.rows} />
          <Left count={preview.data.left} />
          <TextField
            kind="text"
            label={needsNote ? m.ops_noteNeeded() : m.ops_note()}
            hint={m.ops_noteHint()}
            isRequired={needsNote}
            value={note}
            onChange={setNote}
          />
        </>
      ) : (
        <Pending query={preview} />
      )}
      {send.error && <Problem error={send.error} />}
      <div className="u-actions">
        {!send.data && (
          <Button
            variant="primary"
            isDisabled={!preview.data || send.isPending || (needsNote && note.trim() === '')}
            onPress={() => send.mutate({ ...body, ...(note.trim() ? { note } : {}) })}
          >
            {name}
          </Button>
        )}
        <Button onPress={onClose}>{send.data ? m.close() : m.cancel()}</Button>
      </div>
    </Dialog>
  )
}

function Results({ results }: { results: TroubleResults }) {
  const done = results.rows.filter(({ isDone }) => isDone).length
  const all = results.rows.length
  return (
    <>
      <Alert tone={done === all ? 'ok' : 'warn'} live>
        {m.ops_doneOf({ done, all })}
      </Alert>
      <ResultList title={m.ops_results()} rows={results.rows} />
      <Left count={results.left} />
    </>
  )
}

const Left = ({ count }: { count: number }) =>
  count > 0 ? <p>{m.ops_moreLeft({ count })}</p> : null

function useAct(group: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Parameters<typeof act>[1]) => act(group, body),
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [root, part] }) => root === 'operations' && part !== 'preview',
      }),
  })
}
