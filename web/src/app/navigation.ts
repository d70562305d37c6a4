import {
  IconActivityHeartbeat,
  IconAddressBook,
  IconAdjustments,
  IconBuilding,
  IconChartLine,
  IconChecks,
  IconCoins,
  IconFileImport,
  IconFilter,
  IconHeartHandshake,
  IconHourglass,
  IconInbox,
  IconLayoutKanban,
  IconListDetails,
  IconQuote,
  IconReportAnalytics,
  IconReportMoney,
  IconRoute,
  IconSunrise,
  IconTargetArrow,
  IconUserX,
} from '@tabler/icons-react'
import type { Translate } from '../i18n'
import type { Operation } from '../session'
import type { Place, PlaceGroup } from '../ui/Shell'

/** Places that only some roles may use. */
const needs: Record<string, Operation> = { import: 'create-deal', queue: 'list-queue', costs: 'get-costs' }

/** Where one can go, in the order of a working day: what exists, and what one's roles may use. */
export function navigation(
  t: Translate,
  can: (operation: Operation) => boolean,
  exists: (path: string) => boolean,
  counts: Readonly<Record<string, number>> = {},
): PlaceGroup[] {
  const open = ({ id, to }: Place) => exists(to) && (!needs[id] || can(needs[id]))
  const counted = (place: Place) => ({ ...place, ...(counts[place.id] && { count: counts[place.id] }) })
  return everywhere(t)
    .map((group) => ({ ...group, places: group.places.filter(open).map(counted) }))
    .filter(({ places }) => places.length > 0)
}

function everywhere(t: Translate): PlaceGroup[] {
  return [
    {
      id: 'work',
      label: t('nav.work'),
      places: [
        { id: 'today', label: t('nav.today'), to: '/today', icon: IconSunrise, shortcut: 't' },
        { id: 'leads', label: t('nav.leads'), to: '/leads', icon: IconInbox, shortcut: 'l' },
        { id: 'board', label: t('nav.board'), to: '/board', icon: IconLayoutKanban, shortcut: 'b' },
        { id: 'deals', label: t('nav.deals'), to: '/deals', icon: IconListDetails, shortcut: 'd' },
        { id: 'companies', label: t('nav.companies'), to: '/companies', icon: IconBuilding, shortcut: 'a' },
        { id: 'contacts', label: t('nav.contacts'), to: '/contacts', icon: IconAddressBook, shortcut: 'c' },
        {
          id: 'approvals',
          label: t('deal.approvals'),
          to: '/approvals',
          icon: IconChecks,
          shortcut: 'v',
        },
        { id: 'queue', label: t('work.queue'), to: '/queue', icon: IconHourglass, shortcut: 'q' },
        {
          id: 'portfolio',
          label: t('after.portfolio'),
          to: '/portfolio',
          icon: IconQuote,
          shortcut: 'g',
        },
        {
          id: 'afterSale',
          label: t('nav.afterSale'),
          to: '/after-sale',
          icon: IconHeartHandshake,
          shortcut: 's',
        },
      ],
    },
    {
      id: 'insight',
      label: t('nav.insight'),
      places: [
        { id: 'funnel', label: t('nav.funnel'), to: '/funnel', icon: IconFilter, shortcut: 'f' },
        { id: 'forecast', label: t('nav.forecast'), to: '/forecast', icon: IconChartLine, shortcut: 'o' },
        { id: 'money', label: t('money.receivables'), to: '/money', icon: IconCoins, shortcut: 'y' },
        { id: 'losses', label: t('losses.title'), to: '/losses', icon: IconUserX, shortcut: 'x' },
        { id: 'costs', label: t('work.costs'), to: '/costs', icon: IconReportMoney, shortcut: 'u' },
        { id: 'health', label: t('nav.health'), to: '/health', icon: IconActivityHeartbeat, shortcut: 'h' },
        {
          id: 'calibration',
          label: t('nav.calibration'),
          to: '/calibration',
          icon: IconTargetArrow,
          shortcut: 'k',
        },
        { id: 'reports', label: t('nav.reports'), to: '/reports', icon: IconReportAnalytics, shortcut: 'r' },
      ],
    },
    {
      id: 'setup',
      label: t('nav.setup'),
      places: [
        { id: 'pipelines', label: t('nav.pipelines'), to: '/pipelines', icon: IconRoute, shortcut: 'p' },
        { id: 'import', label: t('nav.import'), to: '/import', icon: IconFileImport, shortcut: 'i' },
        { id: 'settings', label: t('nav.settings'), to: '/settings', icon: IconAdjustments, shortcut: 'e' },
      ],
    },
  ]
}

/** The two places in the bar of a phone, beside search and all the rest. */
export function barOf(groups: PlaceGroup[]): Place[] {
  const places = groups.flatMap((group) => group.places)
  const wanted = ['today', 'board', 'deals', 'companies', 'forecast', 'settings']
  return wanted.flatMap((id) => places.find((place) => place.id === id) ?? []).slice(0, 2)
}
