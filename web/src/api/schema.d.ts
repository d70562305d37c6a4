// Generated from internal/api/openapi.yaml by `npm run openapi`.

export type paths = Record<string, never>
