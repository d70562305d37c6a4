import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Check } from '../gate'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import { DocumentDialog, type Start } from './DocumentDialog'
import { DocumentRow } from './DocumentRow'
import classes from './documents.module.css'
import { FromTemplate } from './FromTemplate'
import { Panel } from './Panel'
import type { Deal, DealPage, Document } from './useDeal'

interface DocumentsPanelProps {
  deal: Deal
  page: DealPage
  onChanged: () => void
}

/** The papers of the deal: those that its stage asks for, with what is missing, and all others. */
export function DocumentsPanel({ deal, page, onChanged }: DocumentsPanelProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const [asking, setAsking] = useState<Start>()
  const valid = page.documents.filter(({ state }) => state !== 'void')
  const gone = page.documents.filter(({ state }) => state === 'void')
  const asked = page.checks.filter(({ kind }) => kind === 'document')
  const missing = asked.filter((check) => !valid.some((document) => counts(check, document)))
  const row = (document: Document) => (
    <DocumentRow
      key={document.id}
      document={document}
      from={page.documents.find(({ id }) => id === document.from_id)}
      asked={asked.find((check) => !check.met && counts(check, document))}
      onAsk={can('step-document') ? setAsking : undefined}
      onChanged={onChanged}
    />
  )
  return (
    <Panel
      title={t('deal.documents')}
      tab="details"
      aside={
        can('add-document') && (
          <Button
            look="quiet"
            icon={<IconPlus size={16} stroke={1.75} />}
            onClick={() => setAsking({ kind: 'contract' })}
          >
            {t('deal.documents.add')}
          </Button>
        )
      }
    >
      {valid.length + missing.length + gone.length === 0 && (
        <p className={classes.quiet}>{t('deal.documents.none')}</p>
      )}
      <ul className={classes.documents}>
        {missing.map((check) => (
          <MissingRow key={check.id} check={check} onAsk={can('add-document') ? setAsking : undefined} />
        ))}
        {valid.toReversed().map(row)}
      </ul>
      <FromTemplate
        deal={deal}
        asked={asked.filter(({ met }) => !met).flatMap(kindsOf)}
        onChanged={onChanged}
      />
      {gone.length > 0 && (
        <details className={classes.gone}>
          <summary>{t('deal.documents.void', { count: gone.length })}</summary>
          <ul className={classes.documents}>{gone.map(row)}</ul>
        </details>
      )}
      {asking && (
        <DocumentDialog
          key={`${asking.kind}${asking.document?.id}`}
          deal={deal}
          start={asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined)
            onChanged()
          }}
        />
      )}
    </Panel>
  )
}

function counts(check: Check, { kind }: Document): boolean {
  return kindsOf(check).includes(kind)
}

/** The kinds of documents that meet a criterion. */
function kindsOf({ action }: Check): string[] {
  return action.inputs.flatMap(({ choices }) => choices?.map(({ key }) => key) ?? [])
}

interface MissingRowProps {
  check: Check
  onAsk: ((start: Start) => void) | undefined
}

/** A paper that the stage asks for and that is not there. */
function MissingRow({ check, onAsk }: MissingRowProps) {
  const { t } = useI18n()
  const [input] = check.action.inputs
  const [kind, ...others] = input?.choices ?? []
  const state = input?.state ?? 'draft'
  const name = others.length > 0 ? check.text : (kind?.label ?? check.text)
  return (
    <li className={classes.document} data-missing>
      <div className={classes.text}>
        <span>{name}</span>
        <span className={classes.meta}>{t('deal.document.wanted', { state })}</span>
      </div>
      {onAsk && (
        <Button
          aria-label={t('deal.document.addThis', { name })}
          onClick={() => onAsk({ kind: others.length > 0 ? 'other' : (kind?.key ?? 'other'), state })}
        >
          {t('deal.documents.add')}
        </Button>
      )}
    </li>
  )
}
