export { useClientLink } from './useClientLink'
