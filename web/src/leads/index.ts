export { useCountdown } from './useLeads'
