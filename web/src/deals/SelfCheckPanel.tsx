import { IconCheck, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { ErrorLine, SignsFields, useDealChanges } from '../gate'
import { useI18n } from '../i18n'
import { type PipelineView, textIn, useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import classes from './deal-page.module.css'
import { Panel } from './Panel'
import type { Deal, DealPage } from './useDeal'
import { useSaving } from './useSaving'

interface SelfCheckPanelProps {
  deal: Deal
  page: DealPage
  pipeline: PipelineView | undefined
  onChanged: () => void
}

/** How the stages went, by their own signs, as somebody answered them. */
export function SelfCheckPanel({ deal, page, pipeline, onChanged }: SelfCheckPanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const { stage, self_checks } = page
  const signs = (stage?.done_well?.length ?? 0) + (stage?.done_badly?.length ?? 0)
  const running = deal.end_date === '' && (deal.outcome === 'open' || deal.outcome === 'won')
  const askable = running && signs > 0
  if (!askable && self_checks.length === 0) return null
  const answered = self_checks.some((check) => check.stage === deal.stage)
  return (
    <Panel
      title={t('relationship.signs')}
      tab="checks"
      aside={
        askable &&
        can('check-self') && (
          <Button look="quiet" onClick={() => setAsking(true)}>
            {t('relationship.signs.answer')}
          </Button>
        )
      }
    >
      {askable && !answered && <p className={classes.quiet}>{t('relationship.signs.none')}</p>}
      {self_checks.map((check) => (
        <Answered key={check.id} check={check} pipeline={pipeline} />
      ))}
      {asking && (
        <SelfCheckDialog
          deal={deal}
          page={page}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onChanged()
          }}
        />
      )}
    </Panel>
  )
}

interface AnsweredProps {
  check: DealPage['self_checks'][number]
  pipeline: PipelineView | undefined
}

function Answered({ check, pipeline }: AnsweredProps) {
  const { t, format, language } = useI18n()
  const { nameOf } = useUsers()
  const name = pipeline?.stages.find(({ key }) => key === check.stage)?.name ?? check.stage
  const half = (good: boolean) => check.signs.filter((sign) => sign.good === good)
  const told = (good: boolean) => ({
    yes: half(good).filter(({ yes }) => yes).length,
    count: half(good).length,
  })
  return (
    <details className={classes.guide}>
      <summary>
        {[
          name,
          half(true).length > 0 && t('relationship.signs.well', told(true)),
          half(false).length > 0 && t('relationship.signs.badly', told(false)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </summary>
      <ul className={classes.signs}>
        {check.signs.map(({ good, text, yes }) => {
          const words = textIn(text, language)
          const Icon = yes ? IconCheck : IconX
          return (
            <li key={words} data-bad={good === yes ? undefined : true}>
              <Icon
                size={16}
                stroke={1.75}
                role="img"
                aria-label={t('relationship.signs.sign', {
                  good: good ? 'yes' : 'no',
                  answer: yes ? 'yes' : 'no',
                })}
              />
              {words}
            </li>
          )
        })}
      </ul>
      <p className={classes.momentMeta}>
        {[check.at && format.instant(Date.parse(check.at)), nameOf(check.by)].filter(Boolean).join(' · ')}
      </p>
    </details>
  )
}

interface SelfCheckDialogProps {
  deal: Deal
  page: DealPage
  onClose: () => void
  onDone: () => void
}

function SelfCheckDialog({ deal, page: { stage }, onClose, onDone }: SelfCheckDialogProps) {
  const { t, language } = useI18n()
  const id = useId()
  const api = useApi()
  const { change } = useDealChanges()
  const { busy, save, error } = useSaving()
  const well = (stage?.done_well ?? []).map((text) => textIn(text, language))
  const badly = (stage?.done_badly ?? []).map((text) => textIn(text, language))
  const [signs, setSigns] = useState({ well: well.map(() => false), badly: badly.map(() => false) })

  async function handleSave() {
    const saved = await save(() =>
      change(deal.id, {}, (headers) =>
        api.POST('/deals/{id}/self-checks', { params: { path: { id: deal.id } }, headers, body: signs }),
      ),
    )
    if (saved) onDone()
  }
  return (
    <FormDialog
      title={t('relationship.signs.title')}
      save={t('relationship.save')}
      busy={busy}
      onSave={() => void handleSave()}
      onClose={onClose}
    >
      <p>{t('relationship.signs.about')}</p>
      <SignsFields id={`${id}-signs`} well={well} badly={badly} value={signs} onChange={setSigns} />
      {error && <ErrorLine text={error} />}
    </FormDialog>
  )
}
