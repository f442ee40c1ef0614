import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server of its own process that answers every request with the file of its argument; prints its port. The file is
 * held in memory and written at once, which costs least.
 */
const content = readFileSync(process.argv[2] ?? '')

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-length': String(content.byteLength), etag: '"1"' })
  response.end(content)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
