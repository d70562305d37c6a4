import { IconPlus } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { Landscape } from '../ui/Landscape'
import classes from './board.module.css'

/** A board without deals: how the first one begins. */
export function FirstDeal({ onNew }: { onNew: () => void }) {
  const { t } = useI18n()
  return (
    <div className={classes.first}>
      <Landscape />
      <h2>{t('board.empty')}</h2>
      <p>{t('board.empty.hint')}</p>
      <Button look="primary" icon={<IconPlus size={18} stroke={1.75} />} onClick={onNew}>
        {t('board.empty.add')}
      </Button>
    </div>
  )
}
