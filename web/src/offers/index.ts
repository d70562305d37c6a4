export { DealChanges } from './DealChanges'
export { DealOffers } from './DealOffers'
