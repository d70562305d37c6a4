import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { forecastSearch, sheetSearch } from '../forecast'

/** What the deals bring: the forecast, and the sheet that it rests on. */
export function insightRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const forecast = createRoute({
    getParentRoute,
    path: '/forecast',
    validateSearch: forecastSearch,
    component: lazyRouteComponent(() => import('../forecast/ForecastPage'), 'ForecastPage'),
  })
  const sheet = createRoute({
    getParentRoute,
    path: '/funnel-sheet',
    validateSearch: sheetSearch,
    component: lazyRouteComponent(() => import('../forecast/SheetPage'), 'SheetPage'),
  })
  const receivables = createRoute({
    getParentRoute,
    path: '/money',
    component: lazyRouteComponent(() => import('../money/ReceivablesPage'), 'ReceivablesPage'),
  })
  const losses = createRoute({
    getParentRoute,
    path: '/losses',
    component: lazyRouteComponent(() => import('../losses/LossesPage'), 'LossesPage'),
  })
  const costs = createRoute({
    getParentRoute,
    path: '/costs',
    component: lazyRouteComponent(() => import('../work/CostsPage'), 'CostsPage'),
  })
  return [forecast, sheet, receivables, losses, costs] as const
}
