import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DiagramView } from '#client/diagram/diagram-view.tsx'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { Diagram } from '#server/procedure/cases/schema.ts'
import { CaseOutline } from './case-outline.tsx'
import { caseDiagramQuery } from './queries.ts'

/**
 * The drawing with what is done and what waits; opens at the deepest level, and the way up stands
 * above it.
 */
export function CaseDiagram({ caseId }: { caseId: string }) {
  const diagram = useQuery(caseDiagramQuery(caseId))
  const [chosen, setChosen] = useState<number | null>(null)
  if (diagram.error)
    return (
      <div className="case-columns">
        <Problem error={diagram.error} onRetry={() => void diagram.refetch()} />
      </div>
    )
  if (!diagram.data) return <Busy />
  const { levels } = diagram.data
  const level = levels[chosen ?? levels.length - 1] ?? levels.at(-1)
  if (!level) return <Empty icon="account_tree" text={m.noDiagram()} />
  const openCalled = () => setChosen(Math.min(levels.indexOf(level) + 1, levels.length - 1))
  return (
    <section className="case-diagram" aria-label={m.diagram()}>
      <Levels levels={levels} level={level} onChoose={setChosen} />
      <div className="case-drawing">
        <DiagramView
          key={level.processId}
          xml={level.xml}
          active={level.active}
          completed={level.completed}
          called={level.called}
          label={inLanguage(level.processName, level.processNameEn)}
          onOpenCalled={openCalled}
        />
        <CaseOutline steps={level.outline} called={level.called} onOpenCalled={openCalled} />
      </div>
      <ul className="case-legend u-small">
        <li data-kind="active">{m.legendActive()}</li>
        <li data-kind="completed">{m.legendCompleted()}</li>
      </ul>
    </section>
  )
}

type Level = Diagram['levels'][number]
type LevelsProps = { levels: Level[]; level: Level; onChoose: (index: number) => void }

function Levels({ levels, level, onChoose }: LevelsProps) {
  return (
    <nav className="u-crumbs" aria-label={m.diagramLevels()}>
      {levels.map((each, index) => (
        <Button
          key={each.processId}
          size="s"
          variant={each === level ? 'secondary' : 'quiet'}
          aria-current={each === level}
          onPress={() => onChoose(index)}
        >
          {inLanguage(each.processName, each.processNameEn)}
        </Button>
      ))}
      <span className="u-muted u-small">{m.diagramVersion({ version: level.version })}</span>
    </nav>
  )
}
