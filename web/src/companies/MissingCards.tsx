import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { BillDialog, useBilling } from '../money'
import { useApi, useSession } from '../session'
import { Button } from '../ui/Button'
import { useToast } from '../ui/Toast'
import classes from './Companies.module.css'

const shown = 12

/** Clients who were won before there was a card for them: who, and a way to open the cards. */
export function MissingCards() {
  const { t, format } = useI18n()
  const api = useApi()
  const toast = useToast()
  const { can } = useSession()
  const { busy, error, send } = useBilling()
  const [asking, setAsking] = useState(false)
  const may = can('open-missing-cards')
  const { data = [], refetch } = useQuery({
    queryKey: ['missing-cards'],
    enabled: may,
    queryFn: async () => (await api.GET('/missing-cards')).data?.items ?? [],
  })
  if (!may || data.length === 0) return null
  const count = data.length
  const names = data.slice(0, shown).map(({ company_name }) => company_name)

  async function open() {
    const opened = await send((headers) => api.POST('/missing-cards', { headers }))
    if (!opened?.data) return
    setAsking(false)
    toast({ text: t('relationship.missing.opened', { count: opened.data.items.length }) })
    void refetch()
  }
  return (
    <p className={classes.missing}>
      {t('relationship.missing', { count })}
      <Button onClick={() => setAsking(true)}>{t('relationship.missing.show')}</Button>
      {asking && (
        <BillDialog
          title={t('relationship.missing.title')}
          save={t('relationship.missing.open', { count })}
          busy={busy}
          error={error}
          onSave={() => void open()}
          onClose={() => setAsking(false)}
        >
          <p>{t('relationship.missing.about')}</p>
          <p>
            {format.list(names)}
            {count > shown && ` ${t('relationship.missing.more', { count: count - shown })}`}
          </p>
        </BillDialog>
      )}
    </p>
  )
}
