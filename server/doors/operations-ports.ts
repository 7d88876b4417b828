import type { Deps } from '#server/base/deps.ts'
import type { OperationsPorts } from '#server/desks/operations/ports.ts'
import { readSampleLetter } from '#server/desks/studio/sample-letter.ts'
import { replayDeadLetter } from '#server/doors/feed/replay-dead-letter.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import { allowedVariables } from '#server/procedure/deployments/allowed-variables.ts'

/** What the desk of operations reaches outside of itself. */
export const operationsPorts = (
  deps: Deps,
  engine: Pick<Engine, 'resolveIncident' | 'endInstance'>,
): OperationsPorts => ({
  resolveIncident: engine.resolveIncident,
  endInstance: engine.endInstance,
  replay: (letter) => replayDeadLetter(deps, letter, allowedVariables),
  renderSample: () => readSampleLetter(deps, 'INVITATION_1'),
})
