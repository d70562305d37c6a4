import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { Button } from '../ui/Button'
import { OfferCard } from './OfferCard'
import { OfferDialog } from './OfferDialog'
import type { Offer } from './offer'
import classes from './offers.module.css'
import { type Offered, useOffers } from './useOffers'

interface DealOffersProps {
  deal: Offered
  name: string
  /** Offers for which leave was asked and not yet given. */
  asked: readonly string[]
  onChanged: () => void
}

/** What the client was offered, version by version, and what became of it. */
export function DealOffers({ deal, name, asked, onChanged }: DealOffersProps) {
  const { t } = useI18n()
  const { can } = useSession()
  const { data: offers = [] } = useOffers(deal)
  const [writing, setWriting] = useState<Offer | 'new'>()
  return (
    <div className={classes.offers}>
      {offers.length === 0 && <p className={classes.hint}>{t('offers.none')}</p>}
      {offers.toReversed().map((offer) => (
        <OfferCard
          key={offer.id}
          deal={deal}
          offer={offer}
          asked={asked.includes(offer.id)}
          onEdit={() => setWriting(offer)}
          onChanged={onChanged}
        />
      ))}
      {can('add-offer') && (
        <div>
          <Button icon={<IconPlus size={16} stroke={1.75} />} onClick={() => setWriting('new')}>
            {t('offers.new')}
          </Button>
        </div>
      )}
      {writing && (
        <OfferDialog
          deal={deal}
          name={name}
          offer={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(undefined)}
          onDone={() => {
            setWriting(undefined)
            onChanged()
          }}
        />
      )}
    </div>
  )
}
