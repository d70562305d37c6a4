/** What a contact may have to say in a decision. */
export const parts = ['decider', 'signer', 'budget_holder', 'user', 'influencer', 'gatekeeper'] as const
