import { expect, test } from 'vitest'
import { parseRecord } from './records.ts'

const line = (more: string, value = '{}') =>
  '{"partitionId":1,"position":4711,"sourceRecordPosition":4708,"key":2251799813685260,' +
  '"timestamp":1763800000000,"recordType":"EVENT","valueType":"JOB","intent":"CREATED",' +
  `"brokerVersion":"8.5.8"${more},"value":${value}}`

test('keys and positions become text, times stay numbers', () => {
  expect(parseRecord(line(''))).toMatchObject({
    partitionId: 1,
    position: '4711',
    sourceRecordPosition: '4708',
    key: '2251799813685260',
    timestamp: 1763800000000,
  })
})

test('a key beyond 2^53 keeps every digit', () => {
  const record = parseRecord(
    line(
      '',
      '{"processInstanceKey":9007199254740993,"elementInstanceKey":9007199254740995,"version":3}',
    ),
  )
  expect(record.value).toEqual({
    processInstanceKey: '9007199254740993',
    elementInstanceKey: '9007199254740995',
    version: 3,
  })
})

test('keys inside lists are text too', () => {
  const { value } = parseRecord(
    line(
      '',
      '{"processesMetadata":[{"processDefinitionKey":2251799813685250,"version":1}],"incidentKeys":[12,13]}',
    ),
  )
  expect(value).toEqual({
    processesMetadata: [{ processDefinitionKey: '2251799813685250', version: 1 }],
    incidentKeys: ['12', '13'],
  })
})

test('a variable that happens to be called a key stays what it is', () => {
  expect(parseRecord(line('', '{"variables":{"houseKey":7}}')).value).toEqual({
    variables: { houseKey: 7 },
  })
})

test('numbers in variables that JavaScript cannot keep stay text, all others numbers', () => {
  const { value } = parseRecord(
    line('', '{"variables":{"a":12345678901234567890,"b":1.5,"c":0.1234567890123456789,"d":[1]}}'),
  )
  expect(value).toEqual({
    variables: { a: '12345678901234567890', b: 1.5, c: '0.1234567890123456789', d: [1] },
  })
})

test('digits inside a text do not matter', () => {
  expect(
    parseRecord(line('', '{"name":"x","value":"\\"a:9007199254740993\\""}')).value['value'],
  ).toBe('"a:9007199254740993"')
})

test('-1 stands for no key', () => {
  expect(
    parseRecord(line('', '{"parentProcessInstanceKey":-1}')).value['parentProcessInstanceKey'],
  ).toBe('-1')
})

test('what is no record is refused', () => {
  expect(() => parseRecord('null')).toThrow('no record')
  expect(() => parseRecord('{"position":1}')).toThrow('no record')
  expect(() => parseRecord('{')).toThrow(SyntaxError)
})
