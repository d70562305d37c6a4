// The built pages alone, under the headers of the real server: for what needs no data.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist', import.meta.url))

const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.html': 'text/html; charset=utf-8',
}

function policy(nonce) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app',
  ].join('; ')
}

export async function serveDist() {
  const index = await readFile(join(dist, 'index.html'), 'utf8')
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname)
    if (path.startsWith('/api/'))
      return response.writeHead(404, { 'Content-Type': 'application/problem+json' }).end('{}')
    const nonce = randomBytes(16).toString('base64')
    const file = extname(path) && (await readFile(join(dist, path)).catch(() => undefined))
    if (extname(path) && !file) return response.writeHead(404).end()
    response.setHeader('Content-Security-Policy', policy(nonce))
    response.setHeader('Content-Type', types[extname(path) || '.html'] ?? 'application/octet-stream')
    response.end(file || index.replaceAll('__NONCE__', nonce))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
