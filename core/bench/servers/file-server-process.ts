import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'

/** A server of its own process that answers every request with the file of its argument; prints its port. */
const path = process.argv[2] ?? ''
const { size } = statSync(path)

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-length': String(size), etag: '"1"' })
  pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), response, () => {})
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
