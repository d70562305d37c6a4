import { IconArrowRight, IconMail, IconPencilPlus, IconPhone } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import classes from './deal-page.module.css'
import type { DealPage } from './useDeal'

export type Tab = 'timeline' | 'people' | 'details' | 'history'

const tabs: readonly Tab[] = ['timeline', 'people', 'details', 'history']

/** On a phone what is below the fold stands behind tabs; on a desk all of it is seen. */
export function PhoneTabs({ chosen, onChoose }: { chosen: Tab; onChoose: (tab: Tab) => void }) {
  const { t } = useI18n()
  return (
    <nav className={classes.tabs} aria-label={t('deal.tabs')}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          className={classes.tab}
          aria-current={tab === chosen ? 'true' : undefined}
          onClick={() => onChoose(tab)}
        >
          {t('deal.tab', { tab })}
        </button>
      ))}
    </nav>
  )
}

interface BottomBarProps {
  page: DealPage
  label: string
  next: string | undefined
  onLog: (() => void) | undefined
  onMove: (() => void) | undefined
}

/** What a thumb needs: call, write, log, move on. */
export function BottomBar({ page, label, next, onLog, onMove }: BottomBarProps) {
  const { t } = useI18n()
  const call = page.people.find(({ phone }) => phone)
  const mail = page.people.find(({ email }) => email)
  const left = page.checks.filter(({ met, level }) => !met && level !== 'advised').length
  return (
    <nav className={classes.bottom} aria-label={label}>
      {call && (
        <a
          className={classes.bottomIcon}
          href={`tel:${call.phone}`}
          aria-label={t('deal.people.call', { name: call.name })}
        >
          <IconPhone size={22} stroke={1.5} />
        </a>
      )}
      {mail && (
        <a
          className={classes.bottomIcon}
          href={`mailto:${mail.email}`}
          aria-label={t('deal.people.mail', { name: mail.name })}
        >
          <IconMail size={22} stroke={1.5} />
        </a>
      )}
      {onLog && (
        <button type="button" className={classes.bottomLog} onClick={onLog}>
          <IconPencilPlus size={20} stroke={1.5} aria-hidden="true" />
          <span>{t('deal.log')}</span>
        </button>
      )}
      {onMove && (
        <button type="button" className={classes.bottomMove} onClick={onMove}>
          <IconArrowRight size={18} stroke={1.75} aria-hidden="true" />
          <span className={classes.bottomText}>
            <span>{next ?? t('deal.end')}</span>
            {left > 0 && <span className={classes.left}>{t('deal.checks.left', { count: left })}</span>}
          </span>
        </button>
      )}
    </nav>
  )
}
