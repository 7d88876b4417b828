declare module 'bpmn-moddle' {
  export type Warning = {
    message: string
    element?: import('./moddle.ts').Moddle
    property?: string
    value?: unknown
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    /** Rejects with an error that carries `warnings`. */
    fromXML<Root>(xml: string): Promise<{ rootElement: Root; warnings: Warning[] }>
    toXML(element: unknown, options: { format: boolean }): Promise<{ xml: string }>
    create(type: string, properties: object): import('./moddle.ts').Moddle
  }
}
