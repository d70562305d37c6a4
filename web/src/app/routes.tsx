import type { QueryClient } from '@tanstack/react-query'
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router'
import { ProblemError } from '../api/problem'
import { BoardPage } from '../board/BoardPage'
import { type Connection, currentEntry } from '../session'
import { latePage } from '../ui/late'
import { Frame } from './Frame'
import { insightRoutes } from './insight-routes'
import { NotFound } from './NotFound'
import { recordRoutes } from './record-routes'
import { settingsRoutes } from './settings-routes'
import { Unreachable } from './Unreachable'

interface Context {
  connection: Connection
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotFound })

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: ({ next }: { next?: unknown }) => (isOurs(next) ? { next } : {}),
  component: latePage(() => import('./LoginRoute'), 'LoginRoute'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: latePage(() => import('./SetupRoute'), 'SetupRoute'),
})

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: latePage(() => import('./JoinRoute'), 'JoinRoute'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: latePage(() => import('./SignInRoute'), 'SignInRoute'),
})

const client = createRoute({
  getParentRoute: () => root,
  path: '/o',
  component: latePage(() => import('./ClientRoute'), 'ClientRoute'),
})

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context: { connection, queries }, location }) => {
    try {
      return { entry: await currentEntry(connection, queries) }
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error
      const { data } = await connection.api.GET('/setup')
      if (data?.needed) throw redirect({ to: '/setup' })
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
  component: Frame,
})

const landing = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: ({ context: { connection, entry } }) => {
    const { roles } = connection.store.get('user', entry.user) ?? {}
    const onlyLooks = Array.isArray(roles) && roles.every((role) => role === 'viewer')
    throw redirect({ to: onlyLooks ? '/board' : '/today' })
  },
})

const board = createRoute({
  getParentRoute: () => frame,
  path: '/board',
  validateSearch: ({ add }: { add?: unknown }) => (add === true ? { add } : {}),
  component: BoardPage,
})

const pipelineBoard = createRoute({
  getParentRoute: () => frame,
  path: '/board/$pipeline',
  validateSearch: ({ f, add }: { f?: unknown; add?: unknown }) => ({
    ...(typeof f === 'string' && f !== '' && { f }),
    ...(add === true && { add }),
  }),
  component: BoardPage,
})

const deal = createRoute({
  getParentRoute: () => frame,
  path: '/d/$number',
  validateSearch: ({ jump }: { jump?: unknown }) => (typeof jump === 'string' ? { jump } : {}),
  component: latePage(() => import('../deals/DealPage'), 'DealPage'),
})

const approvals = createRoute({
  getParentRoute: () => frame,
  path: '/approvals',
  component: latePage(() => import('../deals/ApprovalsPage'), 'ApprovalsPage'),
})

const missing = createRoute({ getParentRoute: () => frame, path: '$', component: NotFound })

/** A path of this site, and nothing that a browser would take for another. */
function isOurs(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path)
}

export function createAppRouter(context: Context) {
  const router = createRouter({
    context,
    routeTree: root.addChildren([
      login,
      setup,
      join,
      signIn,
      client,
      frame.addChildren([
        landing,
        board,
        pipelineBoard,
        deal,
        approvals,
        settingsRoutes(() => frame),
        ...insightRoutes(() => frame),
        ...recordRoutes(() => frame),
        missing,
      ]),
    ]),
    defaultPreload: 'intent',
    defaultErrorComponent: Unreachable,
    scrollRestoration: true,
  })
  // The code of the page comes while it is found out who is signed in.
  const routes: Partial<Record<string, AnyRoute>> = router.routesById
  for (const { routeId } of router.matchRoutes(router.latestLocation))
    void routes[routeId]?.options.component?.preload?.()
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
