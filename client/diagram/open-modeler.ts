import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud'
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel'
import panelSheet from '@bpmn-io/properties-panel/dist/assets/properties-panel.css?inline'
import Modeler from 'bpmn-js/lib/Modeler.js'
import simulation from 'bpmn-js-token-simulation'
import minimap from 'diagram-js-minimap'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import { getLocale } from '#client/generated/messages/runtime.js'
import theme from './bio-theme.css?inline'
import { translateGerman } from './german.ts'
import { addBadges, showElement, type Badge, type Canvas, type Overlays, type Registry } from './open-overview.ts'
import { drawnIn } from './open-viewer.ts'

type CommandStack = { undo: () => void; redo: () => void; canUndo: () => boolean; canRedo: () => boolean }
type Toggle = { toggle: () => void }
type Simulation = { toggleMode: (active: boolean) => void }
type Input = { canvas: HTMLElement; properties: HTMLElement; xml: string; onChange: () => void }

const BESIDE_TOOLS = 0.86
const TOOLS_WIDTH = 110

export type OpenModeler = {
  /** The drawing as it stands, as text. */
  save: () => Promise<string>
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
 * Opens the editor on `canvas` and its properties in `properties`. The properties get a frame of their own: their editors bring sheets that
 * the page's policy lets in only there.
 * @throws Error when the drawing cannot be read
 */
export async function openModeler({ canvas: container, properties, xml, onChange }: Input): Promise<OpenModeler> {
  const modeler = new Modeler({
    ...drawnIn(container),
    propertiesPanel: { parent: frameOf(properties), layout: { groups: { general: { open: true } } } },
    additionalModules: [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule, zeebeBehaviors, minimap, simulation, ...(getLocale() === 'de' ? [{ translate: ['value', translateGerman] }] : [])],
    moddleExtensions: { zeebe },
  })
  await document.fonts.load('400 12px "Fira Sans"') // labels are measured once, at import
  await modeler.importXML(xml)
  const canvas = modeler.get<Canvas>('canvas')
  const registry = modeler.get<Registry>('elementRegistry')
  const stack = modeler.get<CommandStack>('commandStack')
  modeler.on('commandStack.changed', onChange)
  fitBeside(canvas)
  const marked: string[] = []
  return {
    save: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    async replace(text) {
      await modeler.importXML(text)
      fitBeside(canvas)
    },
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    history: () => ({ canUndo: stack.canUndo(), canRedo: stack.canRedo() }),
    search: () => modeler.get<Toggle>('searchPad').toggle(),
    play: (active) => modeler.get<Simulation>('toggleMode').toggleMode(active),
    minimap: () => modeler.get<Toggle>('minimap').toggle(),
    fit: () => fitBeside(canvas),
    show: (id) => showElement({ canvas, registry, selection: modeler.get('selection') }, id),
    mark(faults) {
      const overlays = modeler.get<Overlays>('overlays')
      overlays.remove({ type: 'badge' })
      for (const id of marked.splice(0)) if (registry.get(id)) canvas.removeMarker(id, 'is-faulty')
      for (const { elementId } of faults) {
        if (!registry.get(elementId)) continue
        canvas.addMarker(elementId, 'is-faulty')
        marked.push(elementId)
      }
      addBadges({ overlays, registry }, faults)
    },
    close: () => modeler.destroy(),
  }
}

/** All of it, beside the tools that lie on the canvas. */
function fitBeside(canvas: Canvas): void {
  canvas.zoom('fit-viewport', 'auto')
  canvas.zoom(canvas.zoom() * BESIDE_TOOLS, 'auto')
  canvas.scroll({ dx: TOOLS_WIDTH / 2, dy: 0 })
}

function frameOf(host: HTMLElement): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${panelSheet}\n${theme}\n.bio-properties-panel-frame, .bio-properties-panel-container { block-size: 100%; }`)
  root.adoptedStyleSheets = [sheet]
  const frame = document.createElement('div')
  frame.className = 'bio-properties-panel-frame bio-theme-parent'
  root.replaceChildren(frame)
  return frame
}
