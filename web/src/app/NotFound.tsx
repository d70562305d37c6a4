import { useNavigate } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { Button } from '../ui/Button'
import { NothingYet } from '../ui/PageState'

export function NotFound() {
  const { t } = useI18n()
  const navigate = useNavigate()
  return (
    <NothingYet page title={t('app.notFound')} hint={t('app.notFound.hint')}>
      <Button look="primary" onClick={() => void navigate({ to: '/board' })}>
        {t('app.notFound.home')}
      </Button>
    </NothingYet>
  )
}
