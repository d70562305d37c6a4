// Turns the server's contract into types: internal/api/openapi.yaml -> web/src/api/schema.d.ts.
import { access, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const [from, to] = process.argv.slice(2)
const contract = from ? pathToFileURL(from) : new URL('../../../internal/api/openapi.yaml', import.meta.url)
const types = to ? pathToFileURL(to) : new URL('../../src/api/schema.d.ts', import.meta.url)

try {
  await access(contract)
} catch {
  console.error(`The API contract is missing: ${fileURLToPath(contract)}.`)
  process.exit(1)
}
const nodes = await openapiTS(contract, { alphabetize: true, immutable: false, rootTypes: false })
await writeFile(
  types,
  `// Generated from internal/api/openapi.yaml by \`npm run openapi\`.\n\n${astToString(nodes)}`,
)
