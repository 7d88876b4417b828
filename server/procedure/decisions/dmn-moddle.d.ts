declare module 'dmn-moddle' {
  export type DmnElement = {
    $type: string
    id?: string
    name?: string
    text?: string
    typeRef?: string
    [property: string]: unknown
  }

  export class DmnModdle {
    fromXML(
      xml: string,
      typeName?: string,
    ): Promise<{ rootElement: DmnElement; warnings: { message: string }[] }>
  }
}
