/** How administrators reach what lies outside; the room itself knows neither engine nor feed. */
export type OperationsPorts = {
  /** Gives a job one more try first, where there is one. `gone`: it was resolved before. */
  resolveIncident(input: {
    incidentKey: string
    jobKey: string | null
  }): Promise<'delivered' | 'gone'>
  /** Ends an instance with all that it has called. `gone`: it had ended before. */
  endInstance(key: string): Promise<'delivered' | 'gone'>
  /** Reads a record in that was set aside. `failed`: it cannot be read this time either. */
  replay(letter: { partitionId: number; position: string }): Promise<'done' | 'gone' | 'failed'>
  /** Writes one sample letter. */
  renderSample(): Promise<unknown>
}
