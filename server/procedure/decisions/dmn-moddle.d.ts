declare module 'dmn-moddle' {
  /** What we read of an element; which of it there is depends on `$type`. */
  export type DmnElement = {
    $type: string
    id?: string
    name?: string
    text?: string
    typeRef?: string
    drgElement?: DmnElement[]
    decisionLogic?: DmnElement
    hitPolicy?: string
    aggregation?: string
    input?: DmnElement[]
    inputExpression?: DmnElement
    output?: DmnElement[]
    rule?: DmnElement[]
    inputEntry?: DmnElement[]
    outputEntry?: DmnElement[]
  }

  export class DmnModdle {
    fromXML(
      xml: string,
      typeName?: string,
    ): Promise<{ rootElement: DmnElement; warnings: { message: string }[] }>
  }
}
