type Named = { firstName: string; lastName: string }

/** As one speaks of somebody; people with one name have one. */
export const fullName = ({ firstName, lastName }: Named): string =>
  [firstName, lastName].filter(Boolean).join(' ')

/** As somebody stands in a list. */
export const listName = ({ firstName, lastName }: Named): string =>
  [lastName, firstName].filter(Boolean).join(', ')

/** A person's only name is kept as the last name, whichever field it was written in. */
export const namesOf = ({ firstName, lastName }: Named): Named =>
  lastName ? { firstName, lastName } : { firstName: '', lastName: firstName }
