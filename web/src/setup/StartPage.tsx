import {
  IconArrowRight,
  IconBuildingStore,
  IconFileImport,
  IconLayoutKanban,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { ProblemError } from '../api/problem'
import { useI18n } from '../i18n'
import { problemText } from '../i18n/problem'
import { Welcome } from '../login'
import { useSampleEntrance, useSession } from '../session'
import classes from './StartPage.module.css'
import { Steps } from './Steps'

interface StartPageProps {
  firm: string
  /** Whether a path leads somewhere. */
  exists: (path: string) => boolean
  onGo: (path: string) => void
  menus: ReactNode
}

/** The last step: what to begin with. */
export function StartPage({ firm, exists, onGo, menus }: StartPageProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { can } = useSession()
  const sample = useSampleEntrance()
  const ways = [
    {
      path: '/import',
      icon: IconFileImport,
      title: t('setup.start.import'),
      about: t('setup.start.import.hint'),
    },
    {
      path: '/board',
      icon: IconLayoutKanban,
      title: t('setup.start.empty'),
      about: t('setup.start.empty.hint'),
    },
    {
      path: '/settings/team',
      icon: IconUsers,
      title: t('setup.start.people'),
      about: t('setup.start.people.hint'),
    },
  ]
  return (
    <Welcome title={t('setup.title')} menus={menus}>
      <Steps now={4} />
      <h1>{t('setup.start.title', { firm })}</h1>
      <p className={classes.hint}>{t('setup.start.hint')}</p>
      <ul className={classes.ways}>
        {ways
          .filter(({ path }) => exists(path))
          .map(({ path, icon, title, about }) => (
            <li key={path}>
              <Way icon={icon} title={title} about={about} onPress={() => onGo(path)} />
            </li>
          ))}
        {can('enter-sample') && (
          <li>
            <Way
              icon={IconBuildingStore}
              title={t('setup.start.sample')}
              about={t(sample.busy ? 'setup.start.sample.busy' : 'setup.start.sample.hint')}
              busy={sample.busy}
              onPress={() => void sample.enter()}
            />
          </li>
        )}
      </ul>
      {sample.error !== undefined && (
        <p role="alert" className={classes.failed}>
          {sample.error instanceof ProblemError
            ? problemText(sample.error.problem, i18n)
            : t('error.internal')}
        </p>
      )}
    </Welcome>
  )
}

interface WayProps {
  icon: ComponentType<{ size?: number; stroke?: number }>
  title: string
  about: string
  busy?: boolean
  onPress: () => void
}

function Way({ icon: Icon, title, about, busy = false, onPress }: WayProps) {
  return (
    <button type="button" className={classes.way} aria-busy={busy} onClick={() => !busy && onPress()}>
      <Icon size={24} stroke={1.5} />
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.about}>{about}</span>
      </span>
      <IconArrowRight size={18} stroke={1.5} />
    </button>
  )
}
