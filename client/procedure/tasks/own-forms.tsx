import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { OwnFormProps } from './own-form-props.ts'

type OwnForm = {
  Form: LazyExoticComponent<ComponentType<OwnFormProps>>
  /** Made for a talk: opens on a page without the task list, since the person looks on. */
  isTalk?: true
}

const agreeForm = lazy(() =>
  import('#client/procedure/appointments/agree-form.tsx').then((module) => ({
    default: module.AgreeForm,
  })),
)
const planEditor = lazy(() =>
  import('#client/procedure/plans/draft-plan.tsx').then((module) => ({
    default: module.PlanEditor,
  })),
)

/**
 * The forms that are drawn by code of their own, by form id; all others are drawn from their
 * `.form`, which stays the contract of these, too.
 */
export const ownForms: Partial<Record<string, OwnForm>> = {
  'agree-slot': { Form: agreeForm },
  'amend-plan': { Form: planEditor, isTalk: true },
  'arrange-talk': { Form: agreeForm },
  assessment: {
    Form: lazy(() =>
      import('#client/procedure/assessments/assessment.tsx').then((module) => ({
        default: module.AssessmentSheet,
      })),
    ),
    isTalk: true,
  },
  'draft-plan': { Form: planEditor, isTalk: true },
  'review-conversation': {
    Form: lazy(() =>
      import('#client/procedure/reviews/review-conversation.tsx').then((module) => ({
        default: module.ReviewTalk,
      })),
    ),
    isTalk: true,
  },
  'sign-plan': {
    Form: lazy(() =>
      import('#client/procedure/plans/sign-plan.tsx').then((module) => ({
        default: module.SignPlan,
      })),
    ),
  },
}
