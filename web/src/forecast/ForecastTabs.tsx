import { Link } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { Tabs } from '../tables'

/** The forecast, its sheet, and how good its chances are, for the same pipeline and period. */
export function ForecastTabs({ pipeline, period }: { pipeline?: string; period?: string }) {
  const { t } = useI18n()
  const search = { ...(pipeline && { pipeline }), ...(period && { period }) }
  return (
    <Tabs label={t('forecast.tabs')}>
      <Link to="/forecast" search={search} activeOptions={{ includeSearch: false }}>
        {t('forecast.title')}
      </Link>
      <Link to="/funnel-sheet" search={search} activeOptions={{ includeSearch: false }}>
        {t('forecast.sheet')}
      </Link>
      <Link to="/calibration" search={pipeline ? { pipeline } : {}} activeOptions={{ includeSearch: false }}>
        {t('calibration.title')}
      </Link>
    </Tabs>
  )
}
