import { useLocation } from '@tanstack/react-router'
import { OfferPage } from '../offers/OfferPage'
import { PreferenceMenus } from './PreferenceMenus'

/** Where a client's link leads. Its secret stands behind the #, which no browser sends to anybody. */
export function OfferRoute() {
  const { hash } = useLocation()
  return <OfferPage token={hash} menus={<PreferenceMenus />} />
}
