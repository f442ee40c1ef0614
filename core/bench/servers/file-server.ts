import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A server of one file on the loopback, in a process of its own. */
export interface FileServer {
  readonly name: string
  readonly url: string
  stop(): void
}

/**
 * Serves a file by nginx where it is installed, which hands it over without copying it and so leaves the machine to
 * those that are measured; else by Node.
 */
export async function serveFile(path: string): Promise<FileServer> {
  return spawnSync('nginx', ['-v']).status === 0 ? serveByNginx(path) : serveByNode(path)
}

async function serveByNode(path: string): Promise<FileServer> {
  const script = fileURLToPath(new URL('file-server-process.ts', import.meta.url))
  const server = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = await once(server.stdout, 'data')
  return running(server, 'Node', `http://127.0.0.1:${String(port).trim()}/${basename(path)}`)
}

async function serveByNginx(path: string): Promise<FileServer> {
  const folder = join(dirname(path), 'nginx')
  mkdirSync(folder)
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`)
  const server = `server { listen 127.0.0.1:${port}; root ${dirname(path)}; }`
  const configuration = [
    'daemon off; master_process off; error_log stderr crit;',
    `pid ${folder}/pid;`,
    'events {}',
    `http { access_log off; sendfile on; ${temporary.join(' ')} ${server} }`,
  ]
  writeFileSync(join(folder, 'conf'), configuration.join('\n'))
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'conf'), '-e', 'stderr'], { stdio: 'inherit' })
  const url = `http://127.0.0.1:${port}/${basename(path)}`
  while (spawnSync('curl', ['--silent', '--head', '--fail', url]).status !== 0) {
    if (child.exitCode !== null) throw new Error('nginx ended')
    await sleep(50)
  }
  return running(child, 'nginx', url)
}

function running(process: ChildProcess, name: string, url: string): FileServer {
  return { name, url, stop: () => void process.kill() }
}

/** nginx cannot say which port it was given. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
