export { Materials } from './Materials'
