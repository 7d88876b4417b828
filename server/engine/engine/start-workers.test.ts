import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeEngine, idle, job, worker } from '#tests/support/fake-engine.ts'
import { EngineRefused } from './errors.ts'

describe('a worker', () => {
  it('asks for its jobs, for nothing but the variables it names', () => {
    const fake = fakeEngine(worker, idle)

    expect(fake.opened.map(({ asked }) => asked)).toEqual([
      {
        taskType: 'test.work',
        fetchVariable: ['a'],
        maxJobsToActivate: 256,
        pollInterval: 250,
        timeout: 20_000,
        debug: true,
        taskHandler: expect.any(Function),
      },
      {
        taskType: 'test.idle',
        fetchVariable: ['-'],
        maxJobsToActivate: 256,
        pollInterval: 10,
        timeout: 400,
        debug: true,
        taskHandler: expect.any(Function),
      },
    ])
  })

  it('does a job and tells the engine', async () => {
    const fake = fakeEngine(worker)

    expect(await fake.hand(job(1))).toBe('forwarded')
    expect(fake.told).toEqual([['completeJob', { jobKey: '7', variables: { b: 2 } }]])
    expect(fake.workers.health()).toEqual([
      { jobType: 'test.work', isPolling: true, held: 0, done: 1, failed: 0, recreated: 0 },
    ])
    expect(fake.log).toEqual([])
  })

  it('leaves an error of the drawing to the drawing, and counts it as done', async () => {
    const fake = fakeEngine(worker)
    await fake.hand(job(0))

    expect(fake.told[0]?.[0]).toBe('throwError')
    expect(fake.workers.health()).toMatchObject([{ done: 1, failed: 0 }])
  })

  it('that fails says where, never with what', async () => {
    const fake = fakeEngine(worker)
    await fake.hand(job(-1))

    expect(fake.told[0]).toEqual([
      'failJob',
      expect.objectContaining({ errorMessage: 'RangeError' }),
    ])
    expect(fake.workers.health()).toMatchObject([{ done: 0, failed: 1 }])
    expect(fake.log).toEqual([
      {
        level: 40,
        jobType: 'test.work',
        jobKey: '7',
        processInstanceKey: '8',
        elementId: 'st-work',
        err: 'RangeError',
        stack: expect.any(Array),
        retries: 2,
        msg: 'a job failed',
      },
    ])
    const stack = z.array(z.string()).parse(fake.log[0]?.['stack'])
    expect(stack).toHaveLength(5)
    expect(stack.every((line) => line.startsWith('at '))).toBe(true)
  })

  it('that cannot read its job has no place to tell', async () => {
    const fake = fakeEngine(worker)
    await fake.hand(job('one'))

    expect(fake.log).toMatchObject([{ msg: 'a job failed', retries: 0 }])
    expect(fake.log[0]).not.toHaveProperty('stack')
  })

  it('notes a job that was gone when it was done', async () => {
    const fake = fakeEngine(worker)
    fake.state.refusal = new EngineRefused('NOT_FOUND', 'gone')
    await fake.hand(job(1))

    expect(fake.log).toEqual([
      {
        level: 30,
        jobType: 'test.work',
        jobKey: '7',
        processInstanceKey: '8',
        elementId: 'st-work',
        heard: 'gone',
        msg: 'the engine did not take the answer to a job',
      },
    ])
  })

  it('leaves a job to its time-out where telling goes wrong', async () => {
    const fake = fakeEngine(worker)
    fake.state.refusal = new TypeError('Erika')

    expect(await fake.hand(job(1))).toBe('forwarded')
    expect(fake.log).toEqual([
      { level: 50, jobType: 'test.work', err: 'TypeError', msg: 'a job was left to its time-out' },
    ])
  })
})
