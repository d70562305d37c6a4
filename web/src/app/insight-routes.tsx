import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { calibrationSearch } from '../calibration'
import { forecastSearch, sheetSearch } from '../forecast'
import { latePage } from '../ui/late'

/** What the deals bring: the forecast, and the sheet that it rests on. */
export function insightRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const forecast = createRoute({
    getParentRoute,
    path: '/forecast',
    validateSearch: forecastSearch,
    component: latePage(() => import('../forecast/ForecastPage'), 'ForecastPage'),
  })
  const sheet = createRoute({
    getParentRoute,
    path: '/funnel-sheet',
    validateSearch: sheetSearch,
    component: latePage(() => import('../forecast/SheetPage'), 'SheetPage'),
  })
  const calibration = createRoute({
    getParentRoute,
    path: '/calibration',
    validateSearch: calibrationSearch,
    component: latePage(() => import('../calibration/CalibrationPage'), 'CalibrationPage'),
  })
  const receivables = createRoute({
    getParentRoute,
    path: '/money',
    component: latePage(() => import('../money/ReceivablesPage'), 'ReceivablesPage'),
  })
  const losses = createRoute({
    getParentRoute,
    path: '/losses',
    component: latePage(() => import('../losses/LossesPage'), 'LossesPage'),
  })
  const costs = createRoute({
    getParentRoute,
    path: '/costs',
    component: latePage(() => import('../work/CostsPage'), 'CostsPage'),
  })
  const health = createRoute({
    getParentRoute,
    path: '/health',
    component: latePage(() => import('../health/HealthPage'), 'HealthPage'),
  })
  return [forecast, sheet, calibration, receivables, losses, costs, health] as const
}
