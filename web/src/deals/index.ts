export { LossDialog } from './LossDialog'
export { NewDealDialog } from './NewDealDialog'
export { StepDialog } from './StepDialog'
export { WaitDialog } from './WaitDialog'
