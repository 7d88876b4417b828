/** What the token simulation writes by itself, in English only. */
const WORDS: Record<string, string> = {
  'Toggle Simulation Log': 'Protokoll ein- und ausblenden',
  'Simulation Log': 'Protokoll',
  'No Entries': 'Noch nichts geschehen',
  Close: 'Schließen',
  'Reset Simulation': 'Von vorn beginnen',
  'Play/Pause Simulation': 'Anhalten oder weiterspielen',
  'Pause Simulation': 'Angehalten',
  'Play Simulation': 'Läuft weiter',
  'Set Sequence Flow': 'Anderen Weg wählen',
  'Add pause point': 'Hier anhalten',
  'Remove pause point': 'Hier nicht mehr anhalten',
  'Trigger Event': 'Auslösen',
  'Set animation speed = Slow': 'Langsam',
  'Set animation speed = Normal': 'Normal',
  'Set animation speed = Fast': 'Schnell',
  Finished: 'Beendet',
  'Found unsupported elements': 'Einige Elemente lassen sich nicht durchspielen',
  'Not supported': 'Lässt sich nicht durchspielen',
  'Process started': 'Prozess begonnen',
  'Process finished': 'Prozess beendet',
  'Process canceled': 'Prozess abgebrochen',
  'Start Event': 'Beginn',
  'End Event': 'Ende',
  'Intermediate Event': 'Ereignis',
  'Boundary Event': 'Ausnahme',
  'Exclusive Gateway': 'Verzweigung',
  'Parallel Gateway': 'Gabelung',
  'User Task': 'Aufgabe',
  'Service Task': 'Arbeit des Programms',
  'Business Rule Task': 'Entscheidungstabelle',
  'Call Activity': 'Gerufener Prozess',
  Task: 'Aufgabe',
}
const PATTERNS: [pattern: RegExp, german: string][] = [
  [/^Focus process instance (.+)$/, 'Nur Durchlauf $1 zeigen'],
  [/^(.+) started$/, '$1: begonnen'],
  [/^(.+) finished$/, '$1: beendet'],
  [/^(.+) canceled$/, '$1: abgebrochen'],
]

function german(text: string): string {
  const known = PATTERNS.find(([pattern]) => pattern.test(text))
  return WORDS[text] ?? (known ? text.replace(...known) : text)
}

function translate(node: Node): void {
  if (node instanceof Text) return translateText(node)
  // what is drawn has its names from the drawing, and there is much of it
  if (!(node instanceof HTMLElement)) return
  for (const name of ['title', 'aria-label']) {
    const text = node.getAttribute(name)
    const said = text && german(text)
    if (said && said !== text) node.setAttribute(name, said)
  }
  node.childNodes.forEach(translate)
}

/** Names of elements are drawn text and stay as they are. */
function translateText(text: Text): void {
  const written = text.data.trim()
  if (written === '' || !text.parentElement?.closest('[class*="bts-"]')) return
  const said = german(written)
  if (said !== written) text.data = said
}

/** Puts the simulation's own words into German as they appear; returns what ends that. */
export function speakGerman(container: Element): () => void {
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(translate)
  })
  translate(container)
  watch.observe(container, { childList: true, subtree: true })
  return () => watch.disconnect()
}
