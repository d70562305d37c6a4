import { useLocation } from '@tanstack/react-router'
import { ClientPage } from '../client/ClientPage'
import { PreferenceMenus } from './PreferenceMenus'

/** Where a client's link leads. Its secret stands behind the #, which no browser sends to anybody. */
export function ClientRoute() {
  const { hash } = useLocation()
  return <ClientPage token={hash} menus={<PreferenceMenus />} />
}
