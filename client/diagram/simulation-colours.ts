type Colours = { primary: string; auxiliary: string }
type Scope = { parent?: Scope; colors?: Colours }
type EventBus = {
  on: (event: string, priority: number, listener: (event: { scope: Scope }) => void) => void
}

/** White figures are readable on each of them; the simulation's own are drawn by lot. */
const PRIMARY = [
  '#00664f',
  '#1d4ed8',
  '#9a3412',
  '#86198f',
  '#155e75',
  '#9f1239',
  '#3f6212',
  '#5b21b6',
]
const BEFORE_OTHERS = 1_500

/** Each run through the drawing gets a colour, and all that begins within it has the same. */
class TokenColours {
  static $inject = ['eventBus']
  #given = 0

  constructor(eventBus: EventBus) {
    eventBus.on('tokenSimulation.simulator.createScope', BEFORE_OTHERS, ({ scope }) => {
      scope.colors = scope.parent?.colors ?? {
        primary: PRIMARY[this.#given++ % PRIMARY.length]!,
        auxiliary: '#fff',
      }
    })
  }
}

/** Takes the place of the simulation's part of the same name. */
export const tokenColours = { coloredScopes: ['type', TokenColours] }

/**
 * The page's policy lets in no style that stands in markup, where the simulation writes the colours
 * of its tokens: they are set once more by script.
 * @returns how to stop
 */
export function colourSimulation(container: Element): () => void {
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof HTMLElement) colour(node)
  })
  watch.observe(container, { childList: true, subtree: true })
  return () => watch.disconnect()
}

function colour(root: HTMLElement): void {
  for (const element of [root, ...root.querySelectorAll<HTMLElement>('[style]')]) {
    const written = element.getAttribute('style')
    if (written && element.style.length === 0) element.style.cssText = written
  }
}
