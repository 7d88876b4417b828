import { z } from 'zod'
import { readCase } from '#server/procedure/cases/read-case.ts'
import { caseDetailSchema } from '#server/procedure/cases/schema.ts'
import { route, type Route } from '#server/web/http/route.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { taskParamsSchema } from '#server/procedure/tasks/schema.ts'
import { addNote } from './add-note.ts'
import { noteFromDraft } from './note-from-draft.ts'
import { saveNoteDraft } from './note-draft.ts'
import { newNoteSchema, noteDraftSchema } from './schema.ts'

const params = z.strictObject({ id: z.uuid() })

/** Notes of a case, and the one that is being written. */
export const noteRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/cases/:id/notes',
    access: casePolicy.list,
    params,
    body: newNoteSchema,
    response: caseDetailSchema,
    handle: async ({ deps, params: { id }, body, actor }) => {
      await addNote(deps, { caseId: id, note: body }, actor)
      return await readCase(deps, id, actor)
    },
  }),
  route({
    method: 'put',
    path: '/api/cases/:id/note-draft',
    access: casePolicy.list,
    params,
    body: noteDraftSchema,
    response: 'none',
    handle: ({ deps, params: { id }, body: { text }, actor }) =>
      saveNoteDraft(deps, { caseId: id, text }, actor),
  }),
  route({
    method: 'post',
    path: '/api/tasks/:key/drafts/:staffId/note',
    access: casePolicy.list,
    params: z.strictObject({ ...taskParamsSchema.shape, staffId: z.uuid() }),
    response: 'none',
    handle: ({ deps, params, actor }) => noteFromDraft(deps, params, actor),
  }),
]
