import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Frame } from './Frame'
import { NotFound } from './NotFound'

const root = createRootRoute({ notFoundComponent: NotFound })

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('./LoginRoute'), 'LoginRoute'),
})

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })

const landing = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/board' })
  },
})

const board = createRoute({
  getParentRoute: () => frame,
  path: '/board',
  component: lazyRouteComponent(() => import('../board/BoardPage'), 'BoardPage'),
})

const missing = createRoute({ getParentRoute: () => frame, path: '$', component: NotFound })

export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([login, frame.addChildren([landing, board, missing])]),
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
