export { assignedIn, withChances } from './chances'
export { usePublish } from './usePublish'
