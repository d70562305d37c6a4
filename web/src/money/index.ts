export { BillDialog } from './BillDialog'
export { DealMoney } from './DealMoney'
export { useBilling } from './useBilling'
