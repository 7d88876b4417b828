import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/choice-fields.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useShortcutList } from '#client/ui/shortcuts.tsx'

/** As they are printed on the keyboard. */
const KEY_NAMES: Record<string, () => string> = {
  Escape: () => 'Esc',
  PageDown: m.keyPageDown,
  PageUp: m.keyPageUp,
}

/** All keys that do something on this page, and the switch for them. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const { list, isOn, setOn } = useShortcutList()
  return (
    <Dialog title={m.shortcuts()} isOpen onClose={onClose}>
      <dl className="shell-keys">
        {[...list].map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key} className="u-kbd">
                  {KEY_NAMES[key]?.() ?? key}
                </kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <Checkbox label={m.shortcutsOn()} hint={m.shortcutsHint()} value={isOn} onChange={setOn} />
      <div className="u-actions">
        <Button onPress={onClose}>{m.close()}</Button>
      </div>
    </Dialog>
  )
}
