import type { TopicKeys } from '#client/api/live.ts'

/** Topics of the server and what they may have changed; handed down, so that `api` knows no noun. */
export const topicKeys: TopicKeys = {
  tasks: ['tasks', 'left', 'cases', 'campaigns', 'invitations', 'calls'],
  cases: ['cases', 'tasks', 'left'],
  campaigns: ['campaigns', 'session'],
  prints: ['prints', 'cases', 'invitations'],
  invitations: ['invitations', 'campaigns'],
  operations: ['operations'],
  metrics: ['metrics'],
  appointments: ['appointments', 'cases', 'calls'],
}
