import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import express from 'express'
import { expect, it, onTestFinished } from 'vitest'
import { securityHeaders } from './headers.ts'
import { staticClient } from './static-client.ts'

type Got = { status: number | undefined; headers: IncomingMessage['headers']; body: string }

type Client = ((path: string, headers?: Record<string, string>) => Promise<Got>) & {
  write(name: string, content: string): void
}

async function serve(files: Record<string, string>): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'client-'))
  mkdirSync(join(folder, 'dist/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const write = (name: string, content: string) =>
    writeFileSync(join(folder, 'dist', name), content)
  for (const [name, content] of Object.entries(files)) write(name, content)
  const server = createServer(
    express().use(securityHeaders(false), staticClient(join(folder, 'dist'))),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
  const { port } = server.address() as AddressInfo
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<Got>((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', path, headers },
        (answer) =>
          void text(answer).then((body) =>
            resolve({ status: answer.statusCode, headers: answer.headers, body }),
          ),
      )
        .on('error', reject)
        .end()
    })
  return Object.assign(get, { write })
}

const BUILT = {
  'index.html': '<p>page</p>',
  'assets/app-1a2b.js': 'plain',
  'assets/app-1a2b.js.br': 'packed br',
  'assets/app-1a2b.js.gz': 'packed gz',
  'logo.svg': '<svg/>',
}

it('serves packed files to browsers that take them, hashed ones for a year', async () => {
  // given
  const get = await serve(BUILT)
  // when
  const [brotli, gzip, plain] = [
    await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' }),
    await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' }),
    await get('/assets/app-1a2b.js'),
  ]
  // then
  expect(
    [brotli, gzip, plain].map(({ body, headers }) => [body, headers['content-encoding']]),
  ).toEqual([
    ['packed br', 'br'],
    ['packed gz', 'gzip'],
    ['plain', undefined],
  ])
  expect(brotli.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
})

it('sends the rules for pages with whatever can be opened as one, and not with scripts', async () => {
  // given
  const get = await serve(BUILT)
  // when
  const [page, picture, script] = [
    await get('/'),
    await get('/logo.svg'),
    await get('/assets/app-1a2b.js'),
  ]
  // then
  expect(
    [page, picture, script].map(({ headers }) => headers['content-security-policy'] !== undefined),
  ).toEqual([true, true, false])
  expect(script.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
})

it('finds the files of pages that were built again meanwhile', async () => {
  // given
  const get = await serve(BUILT)
  await get('/')
  // when
  get.write('assets/app-9z8y.js', 'newer')
  get.write('index.html', '<p>newer page</p>')
  // then
  expect((await get('/assets/app-9z8y.js')).body).toBe('newer')
  expect((await get('/')).body).toBe('<p>newer page</p>')
})

it('answers every page address with the page, unkept', async () => {
  // given
  const get = await serve(BUILT)
  // when
  const answers = [await get('/'), await get('/cases/123', { accept: 'text/html' })]
  // then
  expect(
    answers.map(({ status, body, headers }) => [status, body, headers['cache-control']]),
  ).toEqual([
    [200, '<p>page</p>', 'no-cache'],
    [200, '<p>page</p>', 'no-cache'],
  ])
})

it.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets/missing.js',
  '/%00',
  '/%E0%A4%A',
])('finds nothing at %s', async (path) => {
  // given
  const get = await serve(BUILT)
  // when
  const { status, body } = await get(path, { accept: 'text/javascript' })
  // then
  expect([400, 404]).toContain(status)
  expect(body).not.toContain('secret\n')
  expect(body).not.toBe('secret')
})

it('says how to build the pages when they are missing', async () => {
  // given
  const get = await serve({})
  // when
  const { status, body } = await get('/')
  // then
  expect(status).toBe(503)
  expect(body).toContain('npm run build')
})
