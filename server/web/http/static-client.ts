import { existsSync, readdirSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'

const ENCODINGS = [
  { token: 'br', suffix: '.br' },
  { token: 'gzip', suffix: '.gz' },
] as const

/** Rules for a page; on scripts, styles and fonts they say nothing and would be sent with each. */
const ONLY_FOR_PAGES = [
  'Content-Security-Policy',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
]
const NEVER_A_PAGE = new Set(['.js', '.css', '.woff2'])

const NOT_BUILT = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Hilfeplan</title>
<h1>Die Oberfläche ist noch nicht gebaut</h1>
<p>Bitte führen Sie <code>npm run build</code> aus und laden Sie die Seite neu.</p>
<p lang="en">The pages are not built yet: run <code>npm run build</code>, then reload.</p></html>`

/**
 * Serves the built client from `folder`: only files that were there when it was listed (at the
 * first request, and anew once the pages were built again), packed ones (.br, .gz) where the
 * browser takes them, hashed assets for a year. Every other page address gets index.html.
 */
export function staticClient(folder: string): RequestHandler {
  let files: ReadonlySet<string> | null = null
  let builtAt = 0
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const name = decoded(req.path)
    if (!files || (name !== null && !files.has(name) && builtAt !== buildTime(folder))) {
      builtAt = buildTime(folder)
      files = listFiles(folder)
    }
    if (!files) return void res.status(503).type('html').send(NOT_BUILT)
    if (name !== null && files.has(name)) return sendFile(req, res, { folder, name, files })
    if (name === null || extname(name) !== '' || !req.accepts('html')) return next()
    sendFile(req, res, { folder, name: 'index.html', files })
  }
}

const buildTime = (folder: string): number =>
  statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0

function listFiles(folder: string): ReadonlySet<string> | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Set(
    entries.map((entry) =>
      relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
    ),
  )
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path).slice(1)
  } catch {
    return null
  }
}

type Found = { folder: string; name: string; files: ReadonlySet<string> }

function sendFile(req: Request, res: Response, { folder, name, files }: Found): void {
  const packed = ENCODINGS.find(
    ({ token, suffix }) => files.has(name + suffix) && req.acceptsEncodings(token),
  )
  const isHashed = name.startsWith('assets/')
  res.vary('Accept-Encoding').type(extname(name))
  res.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (NEVER_A_PAGE.has(extname(name))) for (const header of ONLY_FOR_PAGES) res.removeHeader(header)
  if (packed) res.set('Content-Encoding', packed.token)
  res.sendFile(packed ? name + packed.suffix : name, {
    root: folder,
    cacheControl: false,
    acceptRanges: !packed,
  })
}
