declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML<Root>(
      xml: string,
    ): Promise<{ rootElement: Root; warnings: { message: string; element?: { id?: string } }[] }>
  }
}
