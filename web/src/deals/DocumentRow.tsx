import {
  IconAlertTriangle,
  IconDownload,
  IconEye,
  IconFileText,
  IconPhoto,
  IconTable,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useClientLink } from '../client'
import { type Check, ErrorLine, useToday } from '../gate'
import { useI18n } from '../i18n'
import { useApi, useSession, useUsers } from '../session'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import type { Start } from './DocumentDialog'
import classes from './documents.module.css'
import { addressOf, isShown, PreviewDialog } from './PreviewDialog'
import type { Document, DocumentStep, File } from './useDeal'

interface DocumentRowProps {
  document: Document
  /** What the stage still wants of it. */
  asked: Check | undefined
  /** What it was made from. */
  from: Document | undefined
  onAsk: ((start: Start) => void) | undefined
  onChanged: () => void
}

/** One document with its state, its newest version and what became of it. */
export function DocumentRow({ document, asked, from, onAsk, onChanged }: DocumentRowProps) {
  const { t, format } = useI18n()
  const today = useToday()
  const { nameOf } = useUsers()
  const [shown, setShown] = useState<File>()
  const { name, kind, state, expires_on, steps, points } = document
  const last = steps.at(-1)
  const newest = steps.findLast(({ file }) => file)
  const over = expires_on !== '' && expires_on < today && (state === 'signed' || state === 'agreed')
  const kindName = t('deal.document.kind', { kind })
  const wanted = asked?.action.inputs[0]?.state
  const goOn = (next: Partial<Start>) => onAsk?.({ kind, document, ...next })
  return (
    <li className={classes.document} data-void={state === 'void' || undefined}>
      <Icon file={newest?.file} />
      <div className={classes.text}>
        <span className={classes.name}>{name}</span>
        <span className={classes.meta}>
          {[
            name !== kindName && kindName,
            newest?.version && t('deal.document.version', { version: newest.version }),
            last?.at &&
              [format.instant(Date.parse(last.at)), last.client?.name || nameOf(last.by)]
                .filter(Boolean)
                .join(' · '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {from && (
          <span className={classes.meta}>
            {t('deal.document.from', { name: from.name, version: versionAt(from, document.created_at) })}
          </span>
        )}
        <span className={classes.states}>
          <span className={classes.state} data-state={state}>
            {t('deal.document.state', { state })}
          </span>
          {expires_on && !over && (
            <span className={classes.meta}>
              {t('deal.document.until', { date: format.date(expires_on, 'short') })}
            </span>
          )}
        </span>
        {over && (
          <span className={classes.over}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
            {t('deal.document.over', { date: format.date(expires_on, 'short') })}
          </span>
        )}
        {wanted && <span className={classes.over}>{t('deal.document.wanted', { state: wanted })}</span>}
        <span className={classes.actions}>
          {newest?.file && <FileActions file={newest.file} onShow={setShown} />}
          {onAsk && state !== 'void' && (
            <Button
              look="quiet"
              aria-label={t('deal.document.stepThis', { name })}
              onClick={() => goOn({ state: wanted })}
            >
              {t('deal.document.step')}
            </Button>
          )}
          {onAsk && kind === 'letter_of_intent' && state !== 'void' && (
            <Button look="quiet" onClick={() => onAsk({ kind: 'contract', from: document })}>
              {t('deal.document.toContract')}
            </Button>
          )}
          {newest?.file && linkable(document) && <LinkButton document={document} onChanged={onChanged} />}
        </span>
        <details className={classes.history}>
          <summary>{t('deal.document.history', { count: steps.length })}</summary>
          {points && <p className={classes.points}>{points}</p>}
          <ol>
            {steps.toReversed().map((step) => (
              <Step key={step.seq} step={step} onShow={setShown} />
            ))}
          </ol>
        </details>
      </div>
      {shown && <PreviewDialog file={shown} onClose={() => setShown(undefined)} />}
    </li>
  )
}

/** Papers that bind: what was agreed is still to be signed. */
const binding = new Set(['contract', 'addendum', 'nda', 'acceptance', 'quote_permission'])

/** Whether the client can be asked for an answer to it. */
function linkable({ state, kind }: Document): boolean {
  if (state === 'agreed') return binding.has(kind)
  return state === 'draft' || state === 'sent' || state === 'seen'
}

function LinkButton({ document: { id, name }, onChanged }: Pick<DocumentRowProps, 'document' | 'onChanged'>) {
  const { t } = useI18n()
  const { can } = useSession()
  const api = useApi()
  const link = useClientLink(async (headers) => {
    const made = await api.POST('/documents/{id}/link', { params: { path: { id } }, headers })
    onChanged()
    return made
  })
  if (!can('link-document')) return null
  return (
    <>
      <Button
        look="quiet"
        busy={link.busy}
        aria-label={t('client.linkOf', { name })}
        onClick={() => void link.make()}
      >
        {t('client.link')}
      </Button>
      {link.error && <ErrorLine text={link.error} />}
      {link.dialog}
    </>
  )
}

/** Which version of a document was there at an instant. */
function versionAt({ steps }: Document, at: string | null): number {
  const until = Date.parse(at ?? '')
  return Math.max(1, ...steps.map((step) => (Date.parse(step.at ?? '') <= until ? (step.version ?? 0) : 0)))
}

function Step({ step, onShow }: { step: DocumentStep; onShow: (file: File) => void }) {
  const { t, format } = useI18n()
  const { nameOf } = useUsers()
  const date = step.at ? format.instant(Date.parse(step.at)) : ''
  return (
    <li>
      <span>
        {t('deal.document.state', { state: step.state })}
        {step.version && ` · ${t('deal.document.version', { version: step.version })}`}
      </span>
      <span className={classes.meta}>
        {step.client
          ? t(step.client.name ? 'client.byLink' : 'client.opened', {
              name: step.client.name,
              date,
              address: step.client.address,
            })
          : [date, nameOf(step.by)].filter(Boolean).join(' · ')}
      </span>
      {step.note && <span className={classes.note}>{step.note}</span>}
      {step.file && (
        <span className={classes.actions}>
          <span className={classes.meta}>{step.file.name}</span>
          <FileActions file={step.file} onShow={onShow} />
        </span>
      )}
    </li>
  )
}

function FileActions({ file, onShow }: { file: File; onShow: (file: File) => void }) {
  const { t } = useI18n()
  const save = t('deal.document.save', { name: file.name })
  return (
    <>
      {isShown(file) && (
        <IconButton label={t('deal.document.show', { name: file.name })} onClick={() => onShow(file)}>
          <IconEye size={18} stroke={1.5} />
        </IconButton>
      )}
      <a className={classes.reach} href={addressOf(file)} download={file.name} aria-label={save} title={save}>
        <IconDownload size={18} stroke={1.5} />
      </a>
    </>
  )
}

function Icon({ file }: { file: File | undefined }) {
  const Sign = file?.type.startsWith('image/')
    ? IconPhoto
    : /csv|sheet/.test(file?.type ?? '')
      ? IconTable
      : IconFileText
  return <Sign className={classes.icon} size={22} stroke={1.25} aria-hidden="true" />
}
