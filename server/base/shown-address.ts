type Addressed = { street: string; postcode: string; city: string; blockingNotice: boolean }

/**
 * The lines of an address, without those that are empty; null where nothing is known, or where it
 * is shown to nobody (§ 51 BMG).
 */
export function shownAddress(person: Addressed): string[] | null {
  if (person.blockingNotice) return null
  const lines = [person.street, `${person.postcode} ${person.city}`].map((line) => line.trim())
  const known = lines.filter((line) => line !== '')
  return known.length > 0 ? known : null
}
