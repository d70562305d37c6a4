export { useFindingWords } from './words'
