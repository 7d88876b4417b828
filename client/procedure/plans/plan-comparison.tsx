import * as m from '#client/generated/messages/messages.js'
import { Badge } from '#client/ui/badge.tsx'
import { comparePlans, type PlanChange } from '#server/procedure/plans/compare-plans.ts'
import { measureName } from './measure-name.ts'
import type { PlanVersion } from './queries.ts'

const PARTS: Record<PlanChange['part'], () => string> = {
  guidingGoal: m.planPartGuiding,
  reviewOn: m.planPartReview,
  goal: m.planPartGoal,
  contributionClient: m.contributionsClient,
  contributionAgency: m.contributionsAgency,
  measure: m.planMeasures,
}
const WHATS: Record<PlanChange['what'], { label: () => string; tone: 'ok' | 'warn' | 'info' }> = {
  added: { label: m.planAdded, tone: 'ok' },
  'left-out': { label: m.planLeftOut, tone: 'warn' },
  changed: { label: m.planChanged, tone: 'info' },
}

/** A measure is told apart by its kind and who offers it. */
const measureText = (text: string): string => {
  const [type = '', ...provider] = text.split(': ')
  return [measureName(type), ...provider].join(': ')
}

/** What the later version says otherwise, in words. */
export function PlanComparison({ before, after }: { before: PlanVersion; after: PlanVersion }) {
  const changes = comparePlans(before.plan, after.plan)
  return (
    <>
      <h3>{m.planCompared({ before: before.version, after: after.version })}</h3>
      {changes.length === 0 && <p>{m.planSame()}</p>}
      <ul className="plans-changes">
        {changes.map(({ part, what, text, before: was, after: is }) => (
          <li key={`${part} ${what} ${text}`}>
            <Badge tone={WHATS[what].tone}>{WHATS[what].label()}</Badge>
            <div>
              <p className="u-small u-muted">{PARTS[part]()}</p>
              {text && <p>{part === 'measure' ? measureText(text) : text}</p>}
              {was !== undefined && (
                <p className="u-small">
                  <del>{was}</del> <ins>{is}</ins>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
