import type { components } from '../api/schema'

export type Page = components['schemas']['ClientPage']
export type Offer = components['schemas']['ClientOffer']
export type Document = components['schemas']['ClientDocument']
export type Feedback = components['schemas']['ClientFeedback']

/** What every part of the page gets: what the link shows, its secret, and where to put what it shows next. */
export interface PartProps {
  page: Page
  token: string
  onAnswered: (page: Page) => void
}
