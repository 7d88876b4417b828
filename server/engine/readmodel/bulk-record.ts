/**
 * A record as an exporter sent it: where it stands in the engine's log, what it is about, and its
 * text.
 */
export type BulkRecord = { partitionId: number; position: string; valueType: string; line: string }
