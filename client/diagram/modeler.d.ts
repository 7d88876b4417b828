/** What we use of the editor's parts; they bring no types, or types for another module system. */
declare module 'bpmn-js/lib/Modeler.js' {
  type Font = { fontFamily: string; fontSize: number }
  type Options = {
    container: HTMLElement
    bpmnRenderer: {
      defaultFillColor: string
      defaultStrokeColor: string
      defaultLabelColor: string
    }
    textRenderer: { defaultStyle: Font; externalStyle: Font }
    propertiesPanel: { parent: HTMLElement; layout?: object }
    additionalModules: unknown[]
    moddleExtensions: Record<string, unknown>
  }
  export default class Modeler {
    constructor(options: Options)
    importXML(xml: string): Promise<{ warnings: string[] }>
    saveXML(options: { format: boolean }): Promise<{ xml?: string }>
    get<T>(service: string): T
    on(
      event: string,
      listener: (event: {
        active?: boolean
        definitions?: import('./drawn-bounds.ts').Definitions
      }) => void,
    ): void
    destroy(): void
  }
}
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: unknown
  export const BpmnPropertiesProviderModule: unknown
  export const ZeebePropertiesProviderModule: unknown
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const behaviors: unknown
  export default behaviors
}
declare module 'diagram-js-minimap' {
  const minimap: unknown
  export default minimap
}
declare module 'bpmn-js-token-simulation' {
  const simulation: unknown
  export default simulation
}
declare module 'bpmn-js-i18n/translations/de.js' {
  const german: Record<string, string>
  export default german
}
declare module 'zeebe-bpmn-moddle/resources/zeebe.json' {
  const descriptor: Record<string, unknown>
  export default descriptor
}
