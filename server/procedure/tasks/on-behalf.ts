/** For trail and timeline: whose task it was, where a substitute completed it. */
export const onBehalf = (
  { assignee_id: assigneeId }: { assignee_id: string | null },
  actorId: string | null,
): { onBehalfOf?: string } =>
  assigneeId && actorId && assigneeId !== actorId ? { onBehalfOf: assigneeId } : {}
