/** What we use of bpmn-js; its own types are written for another module system. */
declare module 'bpmn-js/lib/NavigatedViewer.js' {
  type Font = { fontFamily: string; fontSize: number }
  type Options = {
    container: HTMLElement
    bpmnRenderer: {
      defaultFillColor: string
      defaultStrokeColor: string
      defaultLabelColor: string
    }
    textRenderer: { defaultStyle: Font; externalStyle: Font }
  }
  export default class NavigatedViewer {
    constructor(options: Options)
    importXML(xml: string): Promise<{ warnings: string[] }>
    get<T>(service: string): T
    on<E>(event: string, listener: (event: E) => void): void
    destroy(): void
  }
}
