export { DealAfter } from './DealAfter'
export { LeftOut } from './LeftOut'
