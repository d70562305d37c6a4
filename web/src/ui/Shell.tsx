import {
  IconDots,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ComponentType, type ReactNode, useState } from 'react'
import { useI18n } from '../i18n'
import { Dialog } from './Dialog'
import { IconButton } from './IconButton'
import { Mark } from './Mark'
import classes from './Shell.module.css'
import { useShortcut } from './Shortcuts'

export interface Place {
  id: string
  label: string
  to: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** `g` then this key goes there. */
  shortcut?: string
  /** How many things wait there; none is shown as nothing. */
  count?: number
}

export interface PlaceGroup {
  id: string
  label: string
  places: Place[]
}

interface ShellProps {
  groups: PlaceGroup[]
  /** Up to two places for the bar of a phone; everything else is behind "More". */
  bar: Place[]
  onGo: (to: string) => void
  onAdd: () => void
  onSearch: () => void
  /** State of saving, who is signed in. */
  foot?: ReactNode
  /** One line above every page. */
  banner?: ReactNode
  children: ReactNode
}

const railKey = 'hummock.rail'

/** The frame of every page: a rail at the side, on a phone a bar at the bottom. */
export function Shell({ groups, bar, onGo, onAdd, onSearch, foot, banner, children }: ShellProps) {
  const { t } = useI18n()
  const [narrow, setNarrow] = useState(() => localStorage.getItem(railKey) === 'narrow')
  const [more, setMore] = useState(false)
  const Fold = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse

  function handleFold() {
    localStorage.setItem(railKey, narrow ? 'wide' : 'narrow')
    setNarrow(!narrow)
  }
  return (
    <div className={classes.shell} data-narrow={narrow || undefined} data-banner={banner ? true : undefined}>
      <a className={classes.skip} href="#content">
        {t('app.skip')}
      </a>
      <nav className={classes.rail} aria-label={t('nav.main')}>
        <div className={classes.head}>
          <Mark />
          <span className={classes.name}>Hummock</span>
          <span className={classes.search}>
            <IconButton label={t('nav.search')} onClick={onSearch}>
              <IconSearch size={18} stroke={1.5} />
            </IconButton>
          </span>
          <span className={classes.fold}>
            <IconButton label={t(narrow ? 'nav.expand' : 'nav.collapse')} onClick={handleFold}>
              <Fold size={18} stroke={1.5} />
            </IconButton>
          </span>
        </div>
        <Groups groups={groups} />
        {foot && <div className={classes.foot}>{foot}</div>}
      </nav>
      <main id="content" className={classes.content} tabIndex={-1}>
        {banner && <div className={classes.banner}>{banner}</div>}
        {children}
      </main>
      <nav className={classes.bar} aria-label={t('nav.main')}>
        {bar.slice(0, 2).map((place) => (
          <PlaceLink key={place.id} place={place} />
        ))}
        <button type="button" className={classes.add} aria-label={t('nav.add')} onClick={onAdd}>
          <IconPlus size={26} stroke={1.5} />
        </button>
        <button type="button" className={classes.place} onClick={onSearch}>
          <IconSearch size={20} stroke={1.5} />
          <span className={classes.label}>{t('nav.search')}</span>
        </button>
        <button type="button" className={classes.place} onClick={() => setMore(true)}>
          <IconDots size={20} stroke={1.5} />
          <span className={classes.label}>{t('nav.more')}</span>
        </button>
      </nav>
      <Dialog open={more} onClose={() => setMore(false)} title={t('nav.more')}>
        <div className={classes.sheet}>
          <Groups groups={groups} onChosen={() => setMore(false)} />
          {foot}
        </div>
      </Dialog>
      {groups
        .flatMap(({ places }) => places)
        .map(({ id, to, shortcut }) => (
          <GoKey key={id} keys={shortcut && `g ${shortcut}`} onPress={() => onGo(to)} />
        ))}
    </div>
  )
}

function Groups({ groups, onChosen }: { groups: PlaceGroup[]; onChosen?: () => void }) {
  return (
    <div className={classes.groups}>
      {groups.map(({ id, label, places }) => (
        <section key={id} aria-label={label}>
          <p className={classes.group} aria-hidden="true">
            {label}
          </p>
          <ul className={classes.places}>
            {places.map((place) => (
              <li key={place.id}>
                <PlaceLink place={place} onChosen={onChosen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function PlaceLink({ place, onChosen }: { place: Place; onChosen?: (() => void) | undefined }) {
  const { format } = useI18n()
  const { label, to, icon: Icon, count } = place
  return (
    <Link className={classes.place} to={to} onClick={onChosen} title={label}>
      <Icon size={20} stroke={1.5} />
      <span className={classes.label}>{label}</span>
      {count ? <span className={classes.count}>{count > 999 ? '999+' : format.number(count)}</span> : null}
    </Link>
  )
}

function GoKey({ keys, onPress }: { keys: string | undefined; onPress: () => void }) {
  useShortcut(keys, onPress)
  return null
}
