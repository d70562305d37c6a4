export { DealWork } from './DealWork'
export { QueueLine } from './QueueLine'
export { useDuration } from './useWork'
