export { DealMoney } from './DealMoney'
