import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'
import { useNewRows } from './use-steady-list.ts'

type Props = { rows: readonly TaskRow[]; show: string; onShow: (key: string) => void }

/** Tells of rows that came in, and goes to them only when asked. */
export function NewRows({ rows, show, onShow }: Props) {
  const { keys, seen } = useNewRows(rows, show)
  const [first] = keys
  return (
    <output className="inbox-new">
      {first && (
        <>
          <span>{m.newTasks({ count: keys.length })}</span>
          <Button
            size="s"
            variant="quiet"
            onPress={() => {
              onShow(first)
              seen()
            }}
          >
            {m.showNewTasks()}
          </Button>
        </>
      )}
    </output>
  )
}
