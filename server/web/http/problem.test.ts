import { expect, it } from 'vitest'
import { z } from 'zod'
import { notFound } from '#server/base/errors.ts'
import { issuesOf } from './issues.ts'
import { loggable, refusalOf } from './problem.ts'
import { sortRoutes } from './mount-routes.ts'
import { route } from './route.ts'
import { surplusPaths } from './send-reply.ts'

it('names the place and says what to do, in both languages', () => {
  // given
  const schema = z.strictObject({
    name: z.string().min(1).max(3),
    day: z.iso.date(),
    kind: z.enum(['a']),
    rows: z.array(z.strictObject({ n: z.number().max(5) })),
  })
  // when
  const { error } = schema.safeParse(
    { name: '', kind: 'b', day: 'tomorrow', rows: [{ n: 6, extra: 1 }], role: 'x' },
    { reportInput: true },
  )
  const issues = issuesOf(error!)
  // then
  expect(Object.fromEntries(issues.map(({ path, message }) => [path, message.de]))).toEqual({
    name: 'Bitte ausfüllen.',
    day: 'Bitte geben Sie ein Datum an (JJJJ-MM-TT).',
    kind: 'Bitte wählen Sie einen der vorgesehenen Werte.',
    'rows.0.n': 'Der Wert darf höchstens 5 sein.',
    'rows.0.extra': 'Dieses Feld ist hier nicht vorgesehen.',
    role: 'Dieses Feld ist hier nicht vorgesehen.',
  })
})

it('takes the sentence that a rule of our own brings along', () => {
  // given
  const sentence = {
    de: 'Das Ende liegt vor dem Beginn.',
    en: 'The end lies before the beginning.',
  }
  const schema = z
    .string()
    .superRefine((_value, context) =>
      context.addIssue({ code: 'custom', path: ['toOn'], params: { sentence } }),
    )
  // when
  const issues = issuesOf(schema.safeParse('x').error!)
  // then
  expect(issues).toEqual([{ path: 'toOn', message: sentence }])
})

it('tells refusals of the body reader and nothing of other errors', () => {
  // when
  const told = [
    notFound(),
    Object.assign(new Error('big'), { status: 413 }),
    Object.assign(new Error('odd'), { status: 418 }),
    new Error('secret'),
    'text',
    null,
  ].map((error) => refusalOf(error)?.code)
  // then
  expect(told).toEqual(['NOT_FOUND', 'TOO_LARGE', 'BAD_REQUEST', undefined, undefined, undefined])
})

it('logs our own messages, and of errors of libraries only name and code', () => {
  // given
  class DatabaseError extends Error {
    override name = 'DatabaseError'
    code = '23505'
  }
  // when
  const [own, theirs] = [
    loggable(new Error('The task is gone.')),
    loggable(new DatabaseError('Key (last_name)=(Beispiel) already exists.')),
  ]
  // then
  expect(own).toMatchObject({ error: 'Error', message: 'The task is gone.' })
  expect(theirs).toMatchObject({ error: 'DatabaseError', code: '23505' })
  expect(JSON.stringify(theirs)).not.toContain('Beispiel')
})

it('asks literal segments before parameters', () => {
  // given
  const at = (path: string): ReturnType<typeof route> =>
    route({
      method: 'get',
      path,
      reads: 'nobody',
      access: 'public',
      response: 'none',
      handle: () => {},
    })
  // when
  const paths = sortRoutes([
    at('/api/tasks/:key'),
    at('/api/:any/x'),
    at('/api/tasks/counts'),
    at('/api/tasks'),
    at('/api/tasks/:key/x'),
  ]).map(({ path }) => path)
  // then
  expect(paths).toEqual([
    '/api/tasks',
    '/api/tasks/counts',
    '/api/tasks/:key',
    '/api/tasks/:key/x',
    '/api/:any/x',
  ])
})

it('finds fields that a schema left out', () => {
  // given
  const schema = z.object({ a: z.string(), rows: z.array(z.object({ n: z.number() })) })
  const result = {
    a: 'x',
    diedOn: '2026-01-01',
    gone: undefined,
    rows: [{ n: 1 }, { n: 2, name: 'y' }],
  }
  // when
  const paths = surplusPaths(result, schema.parse(result))
  // then
  expect(paths).toEqual(['diedOn', 'rows.1.name'])
})
