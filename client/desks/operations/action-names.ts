import * as m from '#client/generated/messages/messages.js'
import type { TroubleAction } from './queries.ts'

/** What an action is called for one item and for all of a group; the same words everywhere. */
const NAMES: Record<TroubleAction, { one: () => string; all: () => string }> = {
  retry: { one: m.ops_retry, all: m.ops_retryAll },
  close: { one: m.ops_close, all: m.ops_closeAll },
  acknowledge: { one: m.ops_acknowledge, all: m.ops_acknowledgeAll },
  end: { one: m.ops_end, all: m.ops_endAll },
  take: { one: m.ops_take, all: m.ops_takeAll },
  leave: { one: m.ops_leave, all: m.ops_leaveAll },
  note: { one: m.ops_addNote, all: m.ops_noteAll },
}

export const actionName = (action: TroubleAction, isForAll = false): string =>
  isForAll ? NAMES[action].all() : NAMES[action].one()
