declare module 'bpmnlint' {
  type Report = { id?: string; message: string; category: string }

  export class Linter {
    constructor(options: {
      config: { extends: string[]; rules?: Record<string, string> }
      resolver: unknown
    })
    lint(moddleRoot: unknown): Promise<Record<string, Report[]>>
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  const NodeResolver: new (options: { require: NodeJS.Require }) => unknown
  export default NodeResolver
}
