import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allowed, rights, roles } from './rights'

const policy = readFileSync('../internal/crm/policy.go', 'utf8')

/** The roles that the server's policy gives an operation. */
function onServer(operation: string): string[] | undefined {
  const rule =
    new RegExp(
      `"${operation}":\\s+(?:guarded\\()?(?:\\{Who: WhoRoles, Roles: \\[\\]Role)?(roled\\([^)]*\\)|\\{[^}]*\\}|\\w+)`,
    ).exec(policy)?.[1] ?? ''
  const list = /^(roled|\{)/.test(rule)
    ? rule
    : new RegExp(`\\b${rule}\\s+= (roled\\([^)]*\\))`).exec(policy)?.[1]
  return list
    ?.slice(0, -1)
    .replace(/^(roled\(|\{)/, '')
    .split(', ')
    .map((role) => role.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase())
}

it.each(Object.keys(rights))('offers %s to whom the server allows it', (operation) => {
  expect(onServer(operation)).toBeDefined()
  const offered = roles.filter((role) => allowed(operation as keyof typeof rights, [role]))
  expect(offered).toEqual(roles.filter((role) => onServer(operation)?.includes(role)))
})
