import { useState } from 'react'
import { useI18n } from '../i18n'
import { Broken, Downloads } from '../tables'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { AllDone, Loading, Skeleton } from '../ui/PageState'
import { FindingCard } from './FindingCard'
import classes from './Health.module.css'
import { type Finding, useHealth } from './useHealth'

const files = ['csv', 'xlsx'].map((format) => ({
  format: format.toUpperCase(),
  href: `/api/v1/exports/health?format=${format}`,
}))

/** How many findings stand in front before the rest is asked for. */
const most = 7

/** What is wrong in the pipelines today, each with the one thing to do, and what goes well. */
export function HealthPage() {
  const { t } = useI18n()
  const { data, error, refetch } = useHealth()
  const of = (tone: Finding['tone']) => (data?.findings ?? []).filter((finding) => finding.tone === tone)
  return (
    <Page
      title={t('health.title')}
      actions={data && data.findings.length > 0 && <Downloads label={t('health.file')} files={files} />}
    >
      {error && <Broken title={t('health.failed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading>
          <Skeleton height="10rem" />
          <Skeleton height="10rem" />
        </Loading>
      )}
      {data && (
        <div className={classes.page}>
          {of('need').length === 0 && <AllDone title={t('health.clear')} hint={t('health.clear.hint')} />}
          <Findings
            title={t('health.need', { count: of('need').length })}
            list={of('need')}
            currency={data.currency}
          />
          <Findings
            title={t('health.watch', { count: of('watch').length })}
            list={of('watch')}
            currency={data.currency}
          />
          <Findings
            title={t('health.good', { count: of('good').length })}
            list={of('good')}
            currency={data.currency}
          />
          <p className={classes.why}>{t('health.checked', { count: data.checked.length })}</p>
        </div>
      )}
    </Page>
  )
}

function Findings({ title, list, currency }: { title: string; list: Finding[]; currency: string }) {
  const { t } = useI18n()
  const [whole, setWhole] = useState(false)
  if (list.length === 0) return null
  const shown = whole ? list : list.slice(0, most)
  return (
    <section>
      <h2 className={classes.group}>{title}</h2>
      <ul className={classes.list}>
        {shown.map((finding) => (
          <FindingCard
            key={[finding.rule, finding.pipeline_id, finding.stage].join(' ')}
            finding={finding}
            currency={currency}
          />
        ))}
      </ul>
      {list.length > shown.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {t('health.more', { count: list.length - shown.length })}
        </Button>
      )}
    </section>
  )
}
