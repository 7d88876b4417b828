import * as m from '#client/generated/messages/messages.js'

/** One line of text, shown only when it takes longer than 300 ms. */
export function Busy({ text }: { text?: string }) {
  return <output className="u-busy">{text ?? m.loading()}</output>
}
