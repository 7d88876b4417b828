import { expect, it } from 'vitest'
import { benefitOf } from './ending-facts.ts'

const STATED = ['ended', 'reduced', 'unchanged', 'unknown', null]

it.each([
  ['C01', ['ended', 'unknown', 'unknown', 'ended', 'ended']],
  ['C02', ['ended', 'reduced', 'unknown', 'unknown', 'unknown']],
  ['C03', ['ended', 'reduced', 'unknown', 'unknown', 'unknown']],
  ['C09', ['unknown', 'reduced', 'unchanged', 'unknown', 'unknown']],
  ...['C04', 'C05', 'C06', 'C07', 'C08', 'C11', 'C13', 'C14', 'C15'].map(
    (code): [string, string[]] => [code, ['ended', 'reduced', 'unchanged', 'unknown', 'unknown']],
  ),
])('after %s the benefit is known only where report and code agree', (code, expected) => {
  expect(STATED.map((stated) => benefitOf(code, stated))).toEqual(expected)
})
