import { IconPlus } from '@tabler/icons-react'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { Page } from '../ui/Page'
import { NothingYet } from '../ui/PageState'

export function BoardPage() {
  const { t } = useI18n()
  return (
    <Page title={t('board.title')}>
      <NothingYet title={t('board.empty')} hint={t('board.empty.hint')}>
        <Button look="primary" icon={<IconPlus size={18} stroke={1.5} />}>
          {t('board.empty.add')}
        </Button>
        <Button>{t('board.empty.import')}</Button>
        <Button look="quiet">{t('board.empty.sample')}</Button>
      </NothingYet>
    </Page>
  )
}
