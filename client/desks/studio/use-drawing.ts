import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { OpenModeler } from '#client/diagram/modeler-view.tsx'
import { DrawingKeeper, type KeepState } from './drawing-keeper.ts'
import { ownDraftQuery, type DraftView, type Finding } from './queries.ts'

/** The drawing appears first. */
const CHECK_AFTER_MS = 100

/** The open editor with its keeper: what is drawn is kept and checked while one draws. */
export function useDrawing(draft: DraftView) {
  const queries = useQueryClient()
  const modeler = useRef<OpenModeler>(null)
  const keeper = useRef<DrawingKeeper>(null)
  const [state, setState] = useState<KeepState>({ kind: 'kept', savedAt: draft.savedAt })
  const check = useCheck(modeler)
  const [history, setHistory] = useState({ canUndo: false, canRedo: false })
  const [isPlaying, setPlaying] = useState(false)
  const start = useRef(draft)
  useEffect(() => {
    const { process, revision } = start.current
    const made = new DrawingKeeper(
      { process, revision, read: async () => (await modeler.current?.save()) ?? '' },
      {
        onState: setState,
        onFindings: check.found,
        onKept: (kept) => queries.setQueryData(ownDraftQuery(process).queryKey, { draft: kept }),
      },
    )
    keeper.current = made
    return () => made.stop()
  }, [queries, check.found])
  return {
    modeler,
    keeper,
    state,
    findings: check.findings,
    /** What was found is what is drawn. */
    isChecked: check.isNew,
    history,
    isPlaying,
    playing: setPlaying,
    open: (opened: OpenModeler | null, xml: string) => {
      modeler.current = opened
      if (opened)
        // without an answer the page goes on saying that it is being checked
        setTimeout(() => void keeper.current?.check(xml).catch(() => undefined), CHECK_AFTER_MS)
    },
    change: () => {
      check.outdate()
      setHistory(modeler.current?.history() ?? { canUndo: false, canRedo: false })
      keeper.current?.change()
    },
    /** Another text takes the place of what is drawn. */
    replace: async (xml: string) => {
      check.outdate()
      await modeler.current?.replace(xml)
      await keeper.current?.save()
    },
  }
}

/** What the last check found, and whether something was drawn since. */
function useCheck(modeler: RefObject<OpenModeler | null>) {
  const [{ findings, isNew }, setCheck] = useState<{ findings: Finding[] | null; isNew: boolean }>({
    findings: null,
    isNew: false,
  })
  useEffect(() => {
    modeler.current?.mark(badgesOf(findings ?? []))
  }, [findings, modeler])
  const found = useCallback((now: Finding[]) => setCheck({ findings: now, isNew: true }), [])
  const outdate = () => setCheck((before) => ({ ...before, isNew: false }))
  return { findings, isNew, found, outdate }
}

export type Drawing = ReturnType<typeof useDrawing>

const badgesOf = (findings: Finding[]) =>
  [...new Set(findings.map(({ elementId }) => elementId))].filter(Boolean).map((elementId) => {
    const own = findings.filter((finding) => finding.elementId === elementId)
    return {
      elementId,
      text: '!',
      title: own.map(({ message }) => message).join(' '),
      tone: own.some(({ severity }) => severity === 'error')
        ? ('danger' as const)
        : ('warn' as const),
    }
  })
