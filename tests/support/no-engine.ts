/** In place of the engine where a test needs none; a drawing that reaches it fails the test. */
export const noEngine = {
  resolveIncident: async () => 'gone' as const,
  endInstance: async () => 'gone' as const,
  replay: async () => 'gone' as const,
  renderSample: async () => null,
  deploy: async (): Promise<never> => {
    throw new Error('there is no engine here')
  },
}
