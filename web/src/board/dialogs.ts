import { late } from '../ui/late'

/** Menus and dialogs come when the page is at rest: none of them is needed to see the board. */
const deals = () => import('../deals')

export const LossDialog = late(async () => (await deals()).LossDialog)
export const NewDealDialog = late(async () => (await deals()).NewDealDialog)
export const StepDialog = late(async () => (await deals()).StepDialog)
export const WaitDialog = late(async () => (await deals()).WaitDialog)
export const BulkMove = late(async () => (await import('./BulkMove')).BulkMove)
export const CardMenu = late(async () => (await import('./CardMenu')).CardMenu)
export const SelectionBar = late(async () => (await import('./SelectionBar')).SelectionBar)

export function preloadDialogs(): void {
  for (const part of [CardMenu, LossDialog, NewDealDialog, StepDialog, WaitDialog, SelectionBar, BulkMove])
    void part.preload()
}
