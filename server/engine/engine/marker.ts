const NAME = /"signalName":"alive-(\d{13})"/

/** Milliseconds after which a door that no marker came through counts as silent. */
export const DOOR_FRESH_MS = 45_000

/** Value type, as action lines spell it, of the records that markers come back as. */
export const MARKER_TYPE = 'signal'

/** Name of a marker that is sent at an instant of real time. */
export const markerName = (sentAt: Date): string => `alive-${sentAt.getTime()}`

/** When the marker was sent that an exported line tells of; null for any other line. */
export function markerSentAt(line: string): Date | null {
  const [, ms] = NAME.exec(line) ?? []
  return ms ? new Date(Number(ms)) : null
}
