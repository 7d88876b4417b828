/** Where most is said in SQL, and the file of tests that must notice a change there. */
export const sqlRooms: { test: string; sources: string[] }[] = [
  {
    test: 'tests/api/metrics.test.ts',
    sources: [
      'server/desks/metrics/campaign-weeks.ts',
      'server/desks/metrics/figures-*.ts',
      'server/desks/metrics/read-steps.ts',
      'server/engine/readmodel/forget-ended.ts',
    ],
  },
  {
    test: 'tests/api/waves.test.ts',
    sources: ['server/procedure/campaigns/{start-wave,settle-campaigns,assign-agencies}.ts'],
  },
  {
    test: 'tests/api/import',
    sources: ['server/procedure/campaigns/{find-exclusions,stage-recipients,import-recipients}.ts'],
  },
  {
    test: 'tests/api/list-differences.test.ts',
    sources: ['server/procedure/campaigns/queries-known.ts'],
  },
  {
    test: 'tests/api/answers',
    sources: ['server/procedure/invitations/{record,correct}-answer.ts'],
  },
  { test: 'tests/api/waits.test.ts', sources: ['server/procedure/waits/*.ts'] },
  {
    test: 'tests/api/feed.test.ts',
    sources: [
      'server/doors/feed/{project-*,log-records,store-task,write-rows,allowed-variables}.ts',
    ],
  },
  {
    test: 'tests/api/team.test.ts',
    sources: ['server/desks/team/{hand-over,read-team}.ts'],
  },
  {
    test: 'tests/api/appointments-booking.test.ts',
    sources: ['server/procedure/appointments/{book*,queries-slots}.ts'],
  },
  { test: 'tests/api/search.test.ts', sources: ['server/procedure/persons/queries.ts'] },
  {
    test: 'tests/api/plans.test.ts',
    sources: ['server/procedure/plans/{activate-plan,list-plans,plan-at-a-glance,read-plan}.ts'],
  },
  {
    test: 'tests/api/drafts.test.ts',
    sources: ['server/procedure/tasks/draft.ts'],
  },
  { test: 'tests/api/notes.test.ts', sources: ['server/procedure/notes/{add,note,read}-*.ts'] },
  { test: 'tests/api/absences.test.ts', sources: ['server/procedure/staff/absences.ts'] },
  {
    test: 'tests/api/print-room',
    sources: ['server/procedure/prints/{create-run,post-run,list-letters}.ts'],
  },
]
