import { useI18n } from '../i18n'
import { type Role, roles, type User } from '../session'

export type Sees = User['sees']

export const visibilities: readonly Sees[] = ['own', 'team', 'all']

/** The words for what people do and see, in the reader's language. */
export function useRights() {
  const { t, format } = useI18n()
  const role: Record<Role, { label: string; about: string }> = {
    owner: { label: t('people.role.owner'), about: t('people.role.owner.hint') },
    admin: { label: t('people.role.admin'), about: t('people.role.admin.hint') },
    manager: { label: t('people.role.manager'), about: t('people.role.manager.hint') },
    seller: { label: t('people.role.seller'), about: t('people.role.seller.hint') },
    expert: { label: t('people.role.expert'), about: t('people.role.expert.hint') },
    delivery: { label: t('people.role.delivery'), about: t('people.role.delivery.hint') },
    delivery_lead: { label: t('people.role.deliveryLead'), about: t('people.role.deliveryLead.hint') },
    finance: { label: t('people.role.finance'), about: t('people.role.finance.hint') },
    legal: { label: t('people.role.legal'), about: t('people.role.legal.hint') },
    viewer: { label: t('people.role.viewer'), about: t('people.role.viewer.hint') },
  }
  const sees: Record<Sees, { label: string; about: string }> = {
    own: { label: t('people.sees.own'), about: t('people.sees.own.hint') },
    team: { label: t('people.sees.team'), about: t('people.sees.team.hint') },
    all: { label: t('people.sees.all'), about: t('people.sees.all.hint') },
  }
  const rolesText = (held: readonly string[]) => {
    const [first, ...others] = roles.filter((each) => held.includes(each)).map((each) => role[each].label)
    return first ? format.list([first, ...others.map(inSmall)]) : ''
  }
  return { role, sees, rolesText }
}

/** Within a list a word does not begin in capitals. */
function inSmall(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}
