import { IconExternalLink, IconFileText, IconNotes, IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { base } from '../api/client'
import { useRoleNames } from '../gate'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import { Check } from '../ui/Choices'
import { IconButton } from '../ui/IconButton'
import { late } from '../ui/late'
import classes from './Learning.module.css'
import { type Material, type Place, useMaterials } from './useMaterials'

const MaterialDialog = late(async () => (await import('./MaterialDialog')).MaterialDialog)

interface MaterialsProps extends Place {
  /** Whether managers may change it here. */
  editable?: boolean
}

/** What helps to do the work well, where the work is done. */
export function Materials({ editable, ...place }: MaterialsProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const { here, busy, error, keep, remove, mark } = useMaterials(place)
  const [writing, setWriting] = useState<Material | 'new'>()
  const may = editable === true && can('add-material')
  if (here.length === 0 && !may) return null
  return (
    <section className={classes.materials} aria-label={t('learning.title')}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('learning.title')}</h3>
        {may && (
          <Button look="quiet" icon={<IconPlus size={18} stroke={1.5} />} onClick={() => setWriting('new')}>
            {t('learning.add')}
          </Button>
        )}
      </div>
      <ul className={classes.list}>
        {here.map((material) => (
          <li key={material.id} className={classes.item} data-done={material.done || undefined}>
            <What material={material} />
            <Check
              label={t('learning.done')}
              name={t('learning.doneThis', { title: material.title })}
              checked={material.done}
              disabled={busy}
              onChange={(done) => void mark(material, done)}
            />
            {may && (
              <span className={classes.acts}>
                <IconButton
                  label={t('learning.change', { title: material.title })}
                  onClick={() => setWriting(material)}
                >
                  <IconPencil size={16} stroke={1.5} />
                </IconButton>
                <IconButton
                  label={t('learning.remove', { title: material.title })}
                  onClick={() => void remove(material)}
                >
                  <IconX size={16} stroke={1.5} />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {writing && (
        <MaterialDialog
          place={place}
          material={writing === 'new' ? undefined : writing}
          busy={busy}
          error={error}
          onSave={async (draft) => {
            if (await keep(draft, writing === 'new' ? undefined : writing)) setWriting(undefined)
          }}
          onClose={() => setWriting(undefined)}
        />
      )}
    </section>
  )
}

/** The material itself: a text that opens, a page elsewhere, or a file. */
function What({ material }: { material: Material }) {
  const { t } = useI18n()
  const roleNames = useRoleNames()
  const { title, kind, text, link, file_id, file_name, minutes, language, roles, product_name } = material
  const facts = [
    minutes ? t('learning.minutes', { count: minutes }) : '',
    language ? t('learning.language', { language }) : '',
    kind === 'link' && link ? t('learning.elsewhere', { host: new URL(link).hostname }) : '',
    kind === 'file' ? file_name : '',
    roles?.length && t('learning.for', { roles: roleNames(roles) }),
    product_name,
  ].filter(Boolean)
  const about = facts.length > 0 && <span className={classes.facts}>{facts.join(' · ')}</span>
  if (kind === 'text')
    return (
      <details className={classes.what}>
        <summary>
          <IconNotes size={18} stroke={1.5} aria-hidden="true" />
          <span>{title}</span>
          {about}
        </summary>
        <p className={classes.text}>{text}</p>
      </details>
    )
  return (
    <span className={classes.what}>
      {kind === 'link' ? (
        <a href={link} target="_blank" rel="noopener noreferrer">
          <IconExternalLink size={18} stroke={1.5} aria-hidden="true" />
          <span>{title}</span>
        </a>
      ) : (
        <a href={`${base}/files/${file_id ?? ''}`}>
          <IconFileText size={18} stroke={1.5} aria-hidden="true" />
          <span>{title}</span>
        </a>
      )}
      {about}
      {text && <span className={classes.text}>{text}</span>}
    </span>
  )
}
