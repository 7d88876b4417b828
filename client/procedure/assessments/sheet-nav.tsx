import { useEffect, useRef } from 'react'
import type { Issue } from '#client/api/request.ts'
import { labelOf } from '#client/forms/texts.ts'
import * as m from '#client/generated/messages/messages.js'
import { Icon, type IconName } from '#client/ui/icon.tsx'
import { ProgressBar } from '#client/ui/progress-bar.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Answers, Component } from '#server/procedure/forms/model.ts'
import { nameOf, stateOf, type AreaState } from './sheet-areas.ts'

const STATES: Record<AreaState, { said: () => string; icon: IconName | null }> = {
  yes: { said: m.sheetStateYes, icon: 'check' },
  no: { said: m.sheetStateNo, icon: 'arrow_forward' },
  unwanted: { said: m.sheetStateUnwanted, icon: 'block' },
  open: { said: m.sheetStateOpen, icon: null },
}

type Props = {
  areas: Component[]
  answers: Answers
  issues: readonly Issue[]
  place: string
  onGo: (place: string) => void
}

/** All areas and how far the talk has come; it shows the way and locks nothing. */
export function SheetNav({ areas, answers, issues, place, onGo }: Props) {
  const done = areas.filter((area) => stateOf(area, answers) !== 'open').length
  return (
    <nav className="sheet-nav" aria-label={m.sheetAreas()} data-noprint>
      <ProgressBar label={m.sheetProgress()} done={done} total={areas.length} />
      <ol>
        {areas.map((area, n) => {
          const name = nameOf(area)
          const { said, icon } = STATES[stateOf(area, answers)]
          const differs = answers[`${name}Differs`] === true
          const isWrong = issues.some(({ path }) =>
            area.components?.some(({ key }) => key === path),
          )
          return (
            <Place
              key={name}
              digit={String(n + 1)}
              name={labelOf(area)}
              said={differs ? `${said()}, ${m.sheetDiffers()}` : said()}
              icon={isWrong ? 'error' : icon}
              isHere={place === name}
              onGo={() => onGo(name)}
            />
          )
        })}
        <Place
          digit="0"
          name={m.sheetSummary()}
          said=""
          icon={null}
          isHere={place === 'summary'}
          onGo={() => onGo('summary')}
        />
      </ol>
    </nav>
  )
}

type PlaceProps = {
  digit: string
  name: string
  said: string
  icon: IconName | null
  isHere: boolean
  onGo: () => void
}

function Place({ digit, name, said, icon, isHere, onGo }: PlaceProps) {
  useShortcut(digit, m.sheetGoTo({ area: name }), onGo)
  const element = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isHere) element.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isHere])
  return (
    <li>
      <button
        ref={element}
        type="button"
        className="sheet-place"
        aria-current={isHere ? 'step' : undefined}
        onClick={onGo}
      >
        <kbd className="u-kbd" aria-hidden="true">
          {digit}
        </kbd>
        <span>
          {name}
          {said && <small>{said}</small>}
        </span>
        {icon && <Icon name={icon} />}
      </button>
    </li>
  )
}
