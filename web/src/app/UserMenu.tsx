import { IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useI18n } from '../i18n'
import { useSession } from '../session'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'

/** Who is signed in, and the way out. */
export function UserMenu({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { me, workspace } = useSession()
  const who = t('app.signedIn', { name: me.name, firm: workspace.name })
  return (
    <Menu
      label={who}
      items={[
        {
          id: 'me',
          label: me.name,
          icon: <IconUser size={18} stroke={1.5} />,
          onSelect: () => void navigate({ to: '/settings/me' }),
        },
        {
          id: 'signOut',
          label: t('app.signOut'),
          icon: <IconLogout size={18} stroke={1.5} />,
          onSelect: onSignOut,
        },
      ]}
    >
      <IconButton label={who}>
        <IconUserCircle size={20} stroke={1.5} />
      </IconButton>
    </Menu>
  )
}
