import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { recordsSearch } from '../companies'
import { dealsSearch } from '../tables/search'
import { latePage } from '../ui/late'

/** Lists of what the firm works with, and the processes that it works by. */
export function recordRoutes<Parent extends AnyRoute>(getParentRoute: () => Parent) {
  const deals = createRoute({
    getParentRoute,
    path: '/deals',
    validateSearch: dealsSearch,
    component: latePage(() => import('../tables/DealsPage'), 'DealsPage'),
  })
  const today = createRoute({
    getParentRoute,
    path: '/today',
    validateSearch: ({ of }: { of?: unknown }) => (typeof of === 'string' ? { of } : {}),
    component: latePage(() => import('../today/TodayPage'), 'TodayPage'),
  })
  const leads = createRoute({
    getParentRoute,
    path: '/leads',
    component: latePage(() => import('../leads/LeadsPage'), 'LeadsPage'),
  })
  const queue = createRoute({
    getParentRoute,
    path: '/queue',
    component: latePage(() => import('../work/QueuePage'), 'QueuePage'),
  })
  const portfolio = createRoute({
    getParentRoute,
    path: '/portfolio',
    component: latePage(() => import('../after/PortfolioPage'), 'PortfolioPage'),
  })
  const report = createRoute({
    getParentRoute,
    path: '/d/$number/report',
    component: latePage(() => import('../after/ReportPage'), 'ReportPage'),
  })
  const companies = createRoute({
    getParentRoute,
    path: '/companies',
    validateSearch: recordsSearch,
    component: latePage(() => import('../companies/CompaniesPage'), 'CompaniesPage'),
  })
  const company = createRoute({
    getParentRoute,
    path: '/companies/$id',
    component: latePage(() => import('../companies/CompanyPage'), 'CompanyPage'),
  })
  const contacts = createRoute({
    getParentRoute,
    path: '/contacts',
    validateSearch: recordsSearch,
    component: latePage(() => import('../companies/ContactsPage'), 'ContactsPage'),
  })
  const pipelines = createRoute({
    getParentRoute,
    path: '/pipelines',
    component: latePage(() => import('../pipelines/PipelinesPage'), 'PipelinesPage'),
  })
  const pipeline = createRoute({
    getParentRoute,
    path: '/pipelines/$id',
    component: latePage(() => import('../pipelines/PipelinePage'), 'PipelinePage'),
  })
  const imports = createRoute({
    getParentRoute,
    path: '/import',
    component: latePage(() => import('../imports/ImportsPage'), 'ImportsPage'),
  })
  const oneImport = createRoute({
    getParentRoute,
    path: '/import/$id',
    component: latePage(() => import('../imports/ImportPage'), 'ImportPage'),
  })
  return [
    today,
    deals,
    leads,
    queue,
    portfolio,
    report,
    companies,
    company,
    contacts,
    pipelines,
    pipeline,
    imports,
    oneImport,
  ] as const
}
