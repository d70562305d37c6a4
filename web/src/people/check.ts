import type { Translate } from '../i18n'
import { isEmail } from '../login'
import type { FieldError } from '../ui/ErrorSummary'
import type { PersonDraft } from './PersonFields'

/** What is wrong with a person as written, in the order of the fields. */
export function personErrors({ name, email, roles }: PersonDraft, t: Translate): FieldError[] {
  const found: FieldError[] = []
  if (name.trim() === '') found.push({ field: 'name', message: t('people.name.missing') })
  if (email.trim() === '') found.push({ field: 'email', message: t('people.email.missing') })
  else if (!isEmail(email)) found.push({ field: 'email', message: t('login.email.malformed') })
  if (roles.length === 0) found.push({ field: 'roles', message: t('people.roles.missing') })
  return found
}
