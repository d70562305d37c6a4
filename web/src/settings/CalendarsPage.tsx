import { Holidays } from './Holidays'
import { WorkingHours } from './WorkingHours'

/** When the firm works. */
export function CalendarsPage() {
  return (
    <>
      <WorkingHours />
      <Holidays />
    </>
  )
}
