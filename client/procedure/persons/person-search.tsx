import './search.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { searchQuery, type Hit } from './queries.ts'

const PAUSE_MS = 150
const KINDS: Record<Hit['kind'], () => string> = {
  case: m.hitCase,
  invitation: m.hitInvitation,
  person: m.hitPerson,
}
const keyOf = ({ kind, id }: Hit): string => `${kind} ${id}`

/**
 * Finds people by name, number or phone: type, choose with the arrow keys, take with Enter. It
 * takes the focus when it appears.
 */
export function PersonSearch({ onChoose }: { onChoose: (hit: Hit) => void }) {
  const [text, setText] = useState('')
  const { items, isNothing, error } = useHits(text)
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const choose = (key: string | number | null) => {
    const hit = items.find((each) => keyOf(each) === key)
    if (hit) onChoose(hit)
  }
  return (
    <>
      <ComboBox
        className="u-field search"
        items={items.map((hit) => ({ ...hit, id: keyOf(hit), hit }))}
        inputValue={text}
        onInputChange={setText}
        defaultFilter={() => true}
        allowsEmptyCollection
        menuTrigger="input"
        onSelectionChange={choose}
      >
        <Label>{m.searchLabel()}</Label>
        <Input className="u-input" ref={input} />
        <Popover className="u-pop" {...(box ? { UNSTABLE_portalContainer: box } : {})}>
          <Hits isNothing={isNothing} />
        </Popover>
      </ComboBox>
      {error && <Problem error={error} />}
      <div ref={setBox} className="search-space" />
      <p className="u-muted u-small">{m.searchHint()}</p>
    </>
  )
}

function Hits({ isNothing }: { isNothing: boolean }) {
  return (
    <ListBox<{ id: string; hit: Hit }>
      className="u-opts search-hits"
      renderEmptyState={() => (
        <p className="search-none">{isNothing ? m.nothingFound() : m.searching()}</p>
      )}
    >
      {({ hit }) => (
        <ListBoxItem id={keyOf(hit)} textValue={hit.name}>
          <b>{hit.name}</b>
          <small>
            {hit.reference} · {KINDS[hit.kind]()}
          </small>
          {hit.isClosed && <Badge>{m.closed()}</Badge>}
        </ListBoxItem>
      )}
    </ListBox>
  )
}

/** Who is found, and whether it is sure that nobody is. */
function useHits(text: string): { items: Hit[]; isNothing: boolean; error: Error | null } {
  const asked = useSettled(text)
  const found = useQuery({ ...searchQuery(asked), placeholderData: keepPreviousData })
  const items = asked.trim().length > 1 ? (found.data?.items ?? []) : []
  const isNothing =
    asked === text &&
    text.trim().length > 1 &&
    found.isSuccess &&
    !found.isPlaceholderData &&
    items.length === 0
  return { items, isNothing, error: found.error }
}

/** The text once nothing was typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
