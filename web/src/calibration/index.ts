export { calibrationSearch } from './search'
