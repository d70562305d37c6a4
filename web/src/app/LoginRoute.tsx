import { useNavigate } from '@tanstack/react-router'
import { LoginPage } from '../login/LoginPage'
import { PreferenceMenus } from './PreferenceMenus'

export function LoginRoute() {
  const navigate = useNavigate()
  return <LoginPage menus={<PreferenceMenus />} onSignIn={() => navigate({ to: '/' })} />
}
