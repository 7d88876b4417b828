/** For trail and timeline: whose task it was, where a substitute completed it. */
export const onBehalf = (
  { assigneeId }: { assigneeId: string | null },
  actorId: string | null,
): { onBehalfOf?: string } =>
  assigneeId && actorId && assigneeId !== actorId ? { onBehalfOf: assigneeId } : {}
