import { LeadForms } from './LeadForms'
import { LeadGoals } from './LeadGoals'

/** How leads come in, and how soon they are answered. */
export function LeadsPage() {
  return (
    <>
      <LeadGoals />
      <LeadForms />
    </>
  )
}
