import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import type { Item } from './queries.ts'

const NAMES: Record<string, (values: { reference: string }) => string> = {
  case: m.ops_subjectCase,
  invitation: m.ops_subjectInvitation,
  campaign: m.ops_subjectCampaign,
}

export const itemTitle = ({ subject, id }: Item): string =>
  subject ? (NAMES[subject.kind]?.({ reference: subject.reference }) ?? subject.reference) : id

/** What an item is about; a link only for whoever may open the page. */
export function SubjectName({ item }: { item: Item }) {
  const title = itemTitle(item)
  const path = item.subject?.path
  return path ? <Link to={path}>{title}</Link> : title
}
