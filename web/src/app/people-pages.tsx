import { useParams } from '@tanstack/react-router'
import { DeparturePage, PersonPage } from '../people'

export { PeoplePage } from '../people'

export function PersonRoute() {
  const { id } = useParams({ from: '/frame/settings/team/$id' })
  return <PersonPage id={id} />
}

export function DepartureRoute() {
  const { id } = useParams({ from: '/frame/settings/team/$id/departure' })
  return <DeparturePage id={id} />
}
