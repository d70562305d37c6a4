/** What a person does in the firm. */
export const roles = [
  'owner',
  'admin',
  'manager',
  'seller',
  'expert',
  'delivery',
  'delivery_lead',
  'finance',
  'legal',
  'viewer',
] as const

export type Role = (typeof roles)[number]

const workers: Role[] = [
  'owner',
  'admin',
  'manager',
  'seller',
  'expert',
  'delivery',
  'delivery_lead',
  'finance',
  'legal',
]
const leaders: Role[] = ['owner', 'admin', 'manager']
const admins: Role[] = ['owner', 'admin']
const bookers: Role[] = ['owner', 'admin', 'finance']
const insiders: Role[] = [
  'owner',
  'admin',
  'manager',
  'seller',
  'delivery',
  'delivery_lead',
  'finance',
  'legal',
]
const offerers: Role[] = ['owner', 'admin', 'manager', 'seller', 'finance']

/** Who may call what, for the calls that pages offer by role. The server decides; this only keeps offers honest. */
const rights = {
  'create-user': admins,
  'invite-user': admins,
  'create-team': admins,
  'rename-team': admins,
  'get-invoice-pdf': insiders,
  'preview-departure': leaders,
  depart: leaders,
  'enter-sample': ['owner'],
  'drop-sample': ['owner'],
  'edit-workspace': admins,
  'put-rates': ['owner', 'admin', 'finance'],
  'put-holidays': admins,
  'create-field': admins,
  'edit-field': admins,
  'create-pipeline': admins,
  'publish-version': admins,
  'create-company': workers,
  'edit-company': workers,
  'create-contact': workers,
  'create-lead': workers,
  'answer-lead': workers,
  'edit-contact': workers,
  'create-product': leaders,
  'edit-product': leaders,
  'add-material': leaders,
  'add-document-template': leaders,
  'make-document': workers,
  'create-deal': workers,
  'edit-deal': workers,
  'put-point': workers,
  'write-letter': workers,
  'move-deal': workers,
  'bulk-move': workers,
  answer: workers,
  'set-plan': ['owner', 'admin', 'manager', 'seller', 'finance'],
  'create-invoice': bookers,
  'book-payment': bookers,
  'reverse-payment': bookers,
  'match-statement': bookers,
  'link-contact': workers,
  'close-deal': workers,
  'reopen-deal': workers,
  'succeed-deal': workers,
  wait: workers,
  'add-task': workers,
  'offer-handover': workers,
  'add-promise': workers,
  'edit-promise': workers,
  'settle-promise': workers,
  'ask-feedback': workers,
  'answer-feedback': workers,
  'add-publication': workers,
  'edit-publication': workers,
  'remove-publication': workers,
  'set-permission': workers,
  'set-left-out': workers,
  'set-figures': workers,
  'open-linked': workers,
  'open-missing-cards': leaders,
  'add-renewal': workers,
  'hold-interview': workers,
  'check-self': workers,
  'note-change': workers,
  'add-division': workers,
  'log-hours': workers,
  'add-expense': workers,
  'start-timer': workers,
  'list-hourly-costs': ['owner', 'admin', 'manager', 'finance'],
  'put-hourly-cost': bookers,
  'get-costs': ['owner', 'admin', 'manager', 'finance'],
  'list-queue': ['expert'],
  'take-deal': ['expert'],
  'complete-task': workers,
  'edit-task': workers,
  'log-activity': workers,
  ask: workers,
  'add-document': workers,
  'step-document': workers,
  'edit-document': workers,
  decide: workers,
  'add-offer': offerers,
  'edit-offer': offerers,
  'send-offer': offerers,
  'add-change-request': workers,
  'decide-change-request': workers.filter((role) => role !== 'expert'),
} satisfies Record<string, Role[]>

/** A call of the API by its name in the contract. */
export type Operation = keyof typeof rights

export function allowed(operation: Operation, held: readonly string[]): boolean {
  return rights[operation].some((role) => held.includes(role))
}

export { rights }
