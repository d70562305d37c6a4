export { DealChanges } from './DealChanges'
export { DealOffers } from './DealOffers'
export { useSending } from './useOffers'
