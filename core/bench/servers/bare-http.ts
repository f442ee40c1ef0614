import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** node:http alone, echoing parsed JSON. Sends its port to the parent. */

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    response.setHeader('content-type', 'application/json')
    response.end(
      request.method === 'POST' ? JSON.stringify(JSON.parse(Buffer.concat(chunks).toString())) : '{"status":"healthy"}',
    )
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.once('disconnect', () => process.exit(0))
