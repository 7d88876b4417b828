/** After these nobody asks how things are. */
const NO_AFTERCARE = ['C04', 'C10', 'C11', 'C12', 'C13', 'C14']

/** Whether somebody who allowed it is asked later on how things are. */
export const isAskedAfter = (endCode: string): boolean => !NO_AFTERCARE.includes(endCode)
