declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(
      xml: string,
    ): Promise<{ rootElement: unknown; warnings: { message: string; element?: { id?: string } }[] }>
  }
}
