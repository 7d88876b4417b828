import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import type { Held } from './list-place.ts'
import { useNewRows } from './use-steady-list.ts'

/** Tells of rows that came in, and goes to them only when asked. */
export function NewRows({ held, onShow }: { held: Held; onShow: (key: string) => void }) {
  const { keys, seen } = useNewRows(held)
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
