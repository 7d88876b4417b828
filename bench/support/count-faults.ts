/** Counts every answer of 500 and above that this process gets from now on. */
export function countFaults(): { count(): number } {
  const ask = globalThis.fetch
  let faults = 0
  globalThis.fetch = async (...request) => {
    const answer = await ask(...request)
    if (answer.status >= 500) faults++
    return answer
  }
  return { count: () => faults }
}
