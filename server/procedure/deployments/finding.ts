/**
 * What is wrong with a drawing; an error cannot be deployed. `elementId` is the element to show, or
 * the process.
 */
export type Finding = {
  rule: string
  elementId: string
  message: string
  messageEn: string
  severity: 'error' | 'warning'
}
