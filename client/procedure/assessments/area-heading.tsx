import { useEffect, useRef } from 'react'

/** Takes the focus when one comes from another area, so that it is heard. */
export function AreaHeading({ text, hasFocus }: { text: string; hasFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hasFocus) heading.current?.focus()
  }, [hasFocus])
  return (
    <h2 id="sheet-area" ref={heading} tabIndex={-1}>
      {text}
    </h2>
  )
}
