export async function doorDatabase(): Promise<{ url: string; ownerUrl: string; close(): Promise<void> }> {
  return { url: process.env['DOOR_DATABASE_URL']!, ownerUrl: process.env['DOOR_OWNER_URL']!, close: async () => {} }
}
