import { Outlet } from '@tanstack/react-router'
import { MePage, SettingsPage } from '../settings'
import { usePreferences } from './preferences'

export function SettingsFrame() {
  return (
    <SettingsPage>
      <Outlet />
    </SettingsPage>
  )
}

export function MyPage() {
  const { scheme, setScheme } = usePreferences()
  return <MePage scheme={scheme} onScheme={setScheme} />
}
