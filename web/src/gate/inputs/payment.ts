import type { components } from '../../api/schema'
import type { Money } from '../../i18n'
import type { DayAndTime } from './task'

/** Money that came in, as far as it is put down. */
export interface PaymentDraft {
  money?: Money | undefined
  day?: DayAndTime | undefined
  reference?: string
}

/** What is booked; undefined while the day, or an amount that nobody else knows, is missing. */
export function paymentOf(
  draft: PaymentDraft,
  due: Money | undefined,
): components['schemas']['PaymentAnswer'] | undefined {
  const { money, day, reference = '' } = draft
  if (!day || (!money && !due)) return undefined
  return {
    received_on: day.date,
    ...(money && { amount: money.minor }),
    ...(reference.trim() && { reference: reference.trim() }),
  }
}
