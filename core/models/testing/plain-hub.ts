import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of its own process that sends the same megabyte again and again; prints its port. For benchmarks. */
const MIB = 1024 * 1024
const totalBytes = Number(process.argv[2])
const piece = Buffer.alloc(MIB, 0x5a)

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-length': String(totalBytes), etag: '"1"' })
  let sent = 0
  const pour = () => {
    while (sent < totalBytes) {
      const part = piece.subarray(0, Math.min(MIB, totalBytes - sent))
      sent += part.length
      if (!response.write(part)) {
        response.once('drain', pour)
        return
      }
    }
    response.end()
  }
  pour()
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.once('disconnect', () => process.exit(0))
