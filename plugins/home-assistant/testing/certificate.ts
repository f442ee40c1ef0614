import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate for 127.0.0.1 that signs itself, in a temporary directory. */
export interface Certificate {
  readonly keyFile: string
  readonly certFile: string
  remove(): Promise<void>
}

/** Makes one with openssl. */
export async function makeCertificate(): Promise<Certificate> {
  const directory = await mkdtemp(join(tmpdir(), 'lares-tls-'))
  const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certFile], { stdio: 'ignore' })
  // mosquitto gives up root before it reads its files.
  await chmod(directory, 0o755)
  await chmod(keyFile, 0o644)
  return { keyFile, certFile, remove: () => rm(directory, { recursive: true, force: true }) }
}
