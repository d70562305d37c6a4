export { DealWork } from './DealWork'
export { useDuration } from './useWork'
