declare module 'bpmn-auto-layout' {
  /** Draws a picture for a file; what was drawn before is forgotten. */
  export function layoutProcess(xml: string): Promise<string>
}
