import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'

const parts = () => import('../settings')
const people = () => import('./people-pages')

/** The settings and everything under them. */
export function settingsRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const settings = createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./SettingsFrame'), 'SettingsFrame'),
  })
  const under = () => settings
  const first = createRoute({
    getParentRoute: under,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/me', replace: true })
    },
  })
  const me = createRoute({
    getParentRoute: under,
    path: '/me',
    component: lazyRouteComponent(() => import('./SettingsFrame'), 'MyPage'),
  })
  const team = createRoute({
    getParentRoute: under,
    path: '/team',
    component: lazyRouteComponent(people, 'PeoplePage'),
  })
  const person = createRoute({
    getParentRoute: under,
    path: '/team/$id',
    component: lazyRouteComponent(people, 'PersonRoute'),
  })
  const departure = createRoute({
    getParentRoute: under,
    path: '/team/$id/departure',
    component: lazyRouteComponent(people, 'DepartureRoute'),
  })
  const firm = createRoute({
    getParentRoute: under,
    path: '/firm',
    component: lazyRouteComponent(parts, 'FirmPage'),
  })
  const calendars = createRoute({
    getParentRoute: under,
    path: '/calendars',
    component: lazyRouteComponent(parts, 'CalendarsPage'),
  })
  const currencies = createRoute({
    getParentRoute: under,
    path: '/currencies',
    component: lazyRouteComponent(parts, 'CurrenciesPage'),
  })
  const reasons = createRoute({
    getParentRoute: under,
    path: '/reasons',
    component: lazyRouteComponent(parts, 'ReasonsPage'),
  })
  const lists = createRoute({
    getParentRoute: under,
    path: '/lists',
    component: lazyRouteComponent(parts, 'ListsPage'),
  })
  const fields = createRoute({
    getParentRoute: under,
    path: '/fields',
    component: lazyRouteComponent(parts, 'FieldsPage'),
  })
  const api = createRoute({
    getParentRoute: under,
    path: '/api',
    component: lazyRouteComponent(parts, 'ApiPage'),
  })
  return settings.addChildren([
    first, me, team, person, departure, firm, calendars, currencies, reasons, lists, fields, api,
  ]) // biome-ignore format: one list
}
