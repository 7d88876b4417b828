import { expect, test } from 'vitest'
import { parseInboxSearch } from './inbox-search.ts'

test('an address without anything shows my tasks', () => {
  expect(parseInboxSearch({})).toEqual({ view: 'mine' })
})

test('what does not fit is left out of the address', () => {
  // given an address that somebody typed
  const typed = {
    view: 'everything',
    bucket: 'soon',
    task: '12; drop',
    follow: 'case:Brandt',
    after: 'x',
  }

  // when / then
  expect(parseInboxSearch(typed)).toEqual({ view: 'mine' })
})

test('a full address comes back as it was', () => {
  // given
  const search = {
    view: 'agency',
    bucket: 'today',
    task: '2251799813685300',
    follow: 'case:00000000-0000-4000-8000-000000000001',
    after: '2251799813685299',
  }

  // when / then
  expect(parseInboxSearch(search)).toEqual(search)
})

test('a talk is one only where there is something to show', () => {
  // given
  const talk = { task: '12', talk: true }

  // when / then
  expect(parseInboxSearch(talk)).toEqual({ view: 'mine', ...talk })
  expect(parseInboxSearch({ talk: true })).toEqual({ view: 'mine' })
  expect(parseInboxSearch({ task: '12', talk: 'yes' })).toEqual({ view: 'mine', task: '12' })
})
