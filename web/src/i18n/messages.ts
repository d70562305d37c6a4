import { type Messages as Compiled, type I18n, setupI18n } from '@lingui/core'
import type { Messages } from './ids'
import { type Language, localeOf } from './language'

export type MessageId = keyof Messages
type Args<Id extends MessageId> = Messages[Id] extends undefined ? [] : [params: Messages[Id]]

/** A message in the reader's language; parameters are checked against the English text. */
export type Translate = <Id extends MessageId>(id: Id, ...args: Args<Id>) => string

export interface Catalogue {
  t: Translate
  /** Whether a message with this id exists: for ids that come from the server, such as error codes. */
  has: (id: string) => boolean
  /** A message whose id comes from the server; undefined where we have no words for it. */
  find: (id: string, params?: Record<string, unknown>) => string | undefined
}

const chunks: Record<Language, () => Promise<{ default: Compiled }>> = {
  en: () => import('virtual:messages/en'),
  ru: () => import('virtual:messages/ru'),
  pl: () => import('virtual:messages/pl'),
}

/** Loads the one chunk of a language. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const { default: messages } = await chunks[language]()
  return catalogueOf(language, messages)
}

export function catalogueOf(language: Language, messages: Compiled): Catalogue {
  const locale = localeOf[language]
  const lingui: I18n = setupI18n({ locale, messages: { [locale]: messages } })
  const has = (id: string) => Object.hasOwn(messages, id)
  return {
    t: (id, ...args) => lingui._(id, args[0]),
    has,
    find: (id, params) => (has(id) ? lingui._(id, params) : undefined),
  }
}
