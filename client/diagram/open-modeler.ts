import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud'
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel'
import panelSheet from '@bpmn-io/properties-panel/dist/assets/properties-panel.css?inline'
import Modeler from 'bpmn-js/lib/Modeler.js'
import simulation from 'bpmn-js-token-simulation'
import minimap from 'diagram-js-minimap'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import { getLocale } from '#client/generated/messages/runtime.js'
import theme from './bio-theme.css?inline'
import { translateGerman } from './german.ts'
import { speakGerman } from './german-simulation.ts'
import { houseDefaults } from './house-defaults.ts'
import { roomOnArrow } from './room-on-arrow.ts'
import { sharedClipboard } from './shared-clipboard.ts'
import { drawnBounds, type Rect } from './drawn-bounds.ts'
import { openingView, type OpeningView } from './opening-view.ts'
import { FaultMarks } from './fault-marks.ts'
import { letLogScroll } from './simulation-log.ts'
import { colourSimulation, tokenColours } from './simulation-colours.ts'
import {
  showElement,
  type Badge,
  type Canvas,
  type Overlays,
  type Registry,
} from './open-overview.ts'
import { drawnIn } from './open-viewer.ts'

type CommandStack = {
  undo: () => void
  redo: () => void
  canUndo: () => boolean
  canRedo: () => boolean
}
type Toggle = { toggle: () => void }
type Simulation = { toggleMode: (active: boolean) => void }
type Input = {
  canvas: HTMLElement
  properties: HTMLElement
  xml: string
  /** The element that one came from. */
  from?: string | undefined
  onChange: () => void
  onPlay: (active: boolean) => void
}

/** The simulation shows its signs from 0.5 on. */
const PLAY_ZOOM = 0.8
const BESIDE_TOOLS = 0.92
const TOOLS_WIDTH = 110
/** Words of 12 px are still words. */
const READABLE = 0.9
/** The part stands left of the middle: one reads on to the right. */
const BEFORE_PART = 0.35

export type OpenModeler = {
  /** The drawing as it stands, as text. */
  save: () => Promise<string>
  /** Another drawing takes the place; one that cannot be drawn leaves the old one standing. */
  replace: (xml: string) => Promise<void>
  undo: () => void
  redo: () => void
  history: () => { canUndo: boolean; canRedo: boolean }
  search: () => void
  play: (active: boolean) => void
  minimap: () => void
  fit: () => void
  show: (elementId: string) => void
  /** Marks the elements that a finding names. */
  mark: (faults: readonly Badge[]) => void
  close: () => void
}

/**
 * Opens the editor on `canvas` and its properties in `properties`. The properties get a frame of
 * their own: their editors bring sheets that the page's policy lets in only there.
 * @throws Error when the drawing cannot be read
 */
export async function openModeler(input: Input): Promise<OpenModeler> {
  const { canvas: container, xml, from, onChange, onPlay } = input
  const modeler = newModeler(input)
  await document.fonts.load('400 12px "Fira Sans"') // labels are measured once, at import
  const canvas = modeler.get<Canvas>('canvas')
  modeler.on('import.render.start', ({ definitions = {} }) => {
    // a large drawing is laid out once, at its size
    if (!readably(canvas, openingView(definitions, from)))
      fitBeside(canvas, drawnBounds(definitions) ?? undefined)
  })
  await modeler.importXML(xml)
  const registry = modeler.get<Registry>('elementRegistry')
  const stack = modeler.get<CommandStack>('commandStack')
  modeler.on('commandStack.changed', onChange)
  modeler.on('tokenSimulation.toggleMode', ({ active = false }) => onPlay(active))
  // the log is there once and stays
  letLogScroll(container)
  const stops = [
    colourSimulation(container),
    ...(getLocale() === 'de' ? [speakGerman(container)] : []),
  ]
  const marks = new FaultMarks({ canvas, registry, overlays: modeler.get<Overlays>('overlays') })
  return {
    save: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    async replace(text) {
      const { xml: before = xml } = await modeler.saveXML({ format: true })
      marks.forget()
      await modeler.importXML(text).catch(async (error: unknown) => {
        await modeler.importXML(before)
        throw error
      })
    },
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    history: () => ({ canUndo: stack.canUndo(), canRedo: stack.canRedo() }),
    search: () => modeler.get<Toggle>('searchPad').toggle(),
    play(active) {
      if (active) nearStart(canvas, registry)
      modeler.get<Simulation>('toggleMode').toggleMode(active)
    },
    minimap: () => modeler.get<Toggle>('minimap').toggle(),
    fit: () => fitBeside(canvas),
    show: (id) => showElement({ canvas, registry, selection: modeler.get('selection') }, id),
    mark: (faults) => void marks.show(faults),
    close() {
      stops.forEach((stop) => stop())
      modeler.destroy()
    },
  }
}

function newModeler({ canvas, properties }: Input): Modeler {
  return new Modeler({
    ...drawnIn(canvas),
    propertiesPanel: {
      parent: frameOf(properties),
      layout: { groups: { general: { open: true } } },
    },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      zeebeBehaviors,
      houseDefaults,
      roomOnArrow,
      sharedClipboard,
      minimap,
      simulation,
      tokenColours,
      ...(getLocale() === 'de' ? [{ translate: ['value', translateGerman] }] : []),
    ],
    moddleExtensions: { zeebe },
  })
}

/**
 * All of it (or `bounds`, before it is drawn), beside the tools that lie on the canvas; in one
 * step, since each step lays out a large drawing anew.
 */
function fitBeside(canvas: Canvas, bounds?: Rect): void {
  const { inner: laidOut, outer } = canvas.viewbox()
  const inner = bounds ?? laidOut
  const scale = wholeScale(outer, inner)
  const [width, height] = [outer.width / scale, outer.height / scale]
  canvas.viewbox({
    x: inner.x + inner.width / 2 - width / 2 - TOOLS_WIDTH / 2 / scale,
    y: inner.y + inner.height / 2 - height / 2,
    width,
    height,
  })
}

/**
 * A drawing whose words would be too small as a whole opens at its part, in a readable size. False
 * where all of it can be read.
 */
function readably(canvas: Canvas, view: OpeningView | null): boolean {
  const { outer } = canvas.viewbox()
  if (!view || wholeScale(outer, view.bounds) >= READABLE) return false
  const [width, height] = [outer.width / READABLE, outer.height / READABLE]
  canvas.viewbox({
    x: view.part.x + view.part.width / 2 - width * BEFORE_PART,
    y: view.part.y + view.part.height / 2 - height / 2,
    width,
    height,
  })
  return true
}

const wholeScale = (outer: { width: number; height: number }, inner: Rect): number =>
  Math.min(1, (outer.width - TOOLS_WIDTH) / inner.width, outer.height / inner.height) * BESIDE_TOOLS

/** So near that the signs to click on are shown, and where it begins. */
function nearStart(canvas: Canvas, registry: Registry): void {
  if (canvas.zoom() < PLAY_ZOOM) canvas.zoom(PLAY_ZOOM, 'auto')
  const [start] = registry.filter(
    ({ type, parent }) => type === 'bpmn:StartEvent' && parent?.parent === undefined,
  )
  if (start) canvas.scrollToElement(start)
}

function frameOf(host: HTMLElement): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `${panelSheet}\n${theme}\n.bio-properties-panel-frame, .bio-properties-panel-container { ` +
      'block-size: 100%; }',
  )
  root.adoptedStyleSheets = [sheet]
  const frame = document.createElement('div')
  frame.className = 'bio-properties-panel-frame bio-theme-parent'
  root.replaceChildren(frame)
  return frame
}
