import { AppError, type Issue, type Sentence } from '#server/base/errors.ts'
import type { Drawing } from '#server/procedure/deployments/read-drawing.ts'
import { ENGINE_WORDS } from './engine-words.ts'
import { calledBy } from '#server/procedure/deployments/walk-moddle.ts'

type Told = { elementId: string; fault: string }

const MOST_WORDS = 300
/** The engine's refusal for people: each fault at its element, in words of ours where we have them. */
export function refusalOfEngine(detail: string, drawing: Drawing | null): AppError {
  const faults = faultsIn(detail)
  const issues = faults.map((told): Issue => ({
    path: told.elementId,
    message: say(told, drawing),
  }))
  const told = issues.map(({ message }) => message)
  const whole: Sentence = told.length
    ? { de: told.map(({ de }) => de).join(' '), en: told.map(({ en }) => en).join(' ') }
    : {
        de: `auf Englisch sagt sie: ${detail.slice(0, MOST_WORDS)}.`,
        en: `${detail.slice(0, MOST_WORDS)}.`,
      }
  return new AppError({
    code: 'ENGINE_REFUSED',
    status: 422,
    sentence: {
      de: `Die Engine nimmt die Zeichnung nicht an: ${whole.de} Es wurde nichts geändert.`,
      en: `The engine refuses the drawing: ${whole.en} Nothing was changed.`,
    },
    issues,
  })
}

/** Elements and what is wrong with them, as the engine lists them. */
function faultsIn(detail: string): Told[] {
  const found: Told[] = []
  let elementId = ''
  for (const line of detail.split('\n')) {
    const element = /-\s*Element:\s*([^\s>]+)/.exec(line)?.[1]
    const fault = /-\s*ERROR:\s*(.+)$/.exec(line)?.[1]?.trim()
    if (element) elementId = element
    if (fault) found.push({ elementId, fault })
    else if (element && !detail.includes('ERROR:')) found.push({ elementId, fault: '' })
  }
  return found
}

function say({ elementId, fault }: Told, drawing: Drawing | null): Sentence {
  const node = drawing?.byId.get(elementId)?.element
  const at = node ? calledBy(node) : elementId
  const plain = fault.replace(/\.$/, '').slice(0, MOST_WORDS)
  const known = ENGINE_WORDS.find(([pattern]) => pattern.test(plain))
  const german = known ? plain.replace(known[0], known[1]) : plain && `englisch „${plain}“`
  return {
    de: `Element „${at}“ (${elementId}): ${german || 'ohne nähere Angabe'}.`,
    en: `Element "${at}" (${elementId}): ${plain || 'without further words'}.`,
  }
}
