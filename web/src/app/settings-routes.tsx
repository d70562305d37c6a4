import { type AnyRoute, createRoute, redirect } from '@tanstack/react-router'
import { latePage } from '../ui/late'

const parts = () => import('../settings')
const people = () => import('./people-pages')

/** The settings and everything under them. */
export function settingsRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const settings = createRoute({
    getParentRoute,
    path: '/settings',
    component: latePage(() => import('./SettingsFrame'), 'SettingsFrame'),
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
    component: latePage(() => import('./SettingsFrame'), 'MyPage'),
  })
  const team = createRoute({
    getParentRoute: under,
    path: '/team',
    component: latePage(people, 'PeoplePage'),
  })
  const person = createRoute({
    getParentRoute: under,
    path: '/team/$id',
    component: latePage(people, 'PersonRoute'),
  })
  const departure = createRoute({
    getParentRoute: under,
    path: '/team/$id/departure',
    component: latePage(people, 'DepartureRoute'),
  })
  const firm = createRoute({
    getParentRoute: under,
    path: '/firm',
    component: latePage(parts, 'FirmPage'),
  })
  const calendars = createRoute({
    getParentRoute: under,
    path: '/calendars',
    component: latePage(parts, 'CalendarsPage'),
  })
  const currencies = createRoute({
    getParentRoute: under,
    path: '/currencies',
    component: latePage(parts, 'CurrenciesPage'),
  })
  const products = createRoute({
    getParentRoute: under,
    path: '/products',
    component: latePage(() => import('../products'), 'ProductsPage'),
  })
  const reasons = createRoute({
    getParentRoute: under,
    path: '/reasons',
    component: latePage(parts, 'ReasonsPage'),
  })
  const lists = createRoute({
    getParentRoute: under,
    path: '/lists',
    component: latePage(parts, 'ListsPage'),
  })
  const fields = createRoute({
    getParentRoute: under,
    path: '/fields',
    component: latePage(parts, 'FieldsPage'),
  })
  const documents = createRoute({
    getParentRoute: under,
    path: '/documents',
    component: latePage(parts, 'TemplatesPage'),
  })
  const leads = createRoute({
    getParentRoute: under,
    path: '/leads',
    component: latePage(parts, 'LeadsPage'),
  })
  const mail = createRoute({
    getParentRoute: under,
    path: '/mail',
    component: latePage(parts, 'MailPage'),
  })
  const api = createRoute({
    getParentRoute: under,
    path: '/api',
    component: latePage(parts, 'ApiPage'),
  })
  return settings.addChildren([
    first, me, team, person, departure, firm, calendars, currencies, products, reasons, lists, fields, documents, leads, mail, api,
  ]) // biome-ignore format: one list
}
